package io.paykkaserverless.core.notification;

import java.util.List;

class InMemoryNotificationQueueTest extends NotificationQueueContract {

  private final InMemoryNotificationQueue queue = new InMemoryNotificationQueue();

  @Override
  protected NotificationQueue queue() {
    return queue;
  }

  @Override
  protected List<QueuedNotification> brought(int expected) {
    List<QueuedNotification> brought = queue.taken();
    queue.clear();
    return brought;
  }

  @Override
  protected void breakDown() {
    queue.breakDown();
  }
}
