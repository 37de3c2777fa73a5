package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.notification.InMemoryNotificationQueue.Given;
import io.paykkaserverless.core.notification.QueuedNotification.Addressed;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import java.time.Duration;
import java.util.List;

/** {@link InMemoryNotificationQueue} as the queue of deliveries. */
class InMemoryDeliveryQueueTest extends DeliveryQueueContract {

  private final InMemoryNotificationQueue queue = new InMemoryNotificationQueue();
  private Duration passed = Duration.ZERO;

  @Override
  protected DeliveryQueue queue() {
    return queue;
  }

  @Override
  protected List<QueuedNotification> firstTries(int expected) {
    return brought(Addressed.class);
  }

  @Override
  protected List<QueuedNotification> laterTries(int expected) {
    return brought(Retried.class);
  }

  @Override
  protected void pass(Duration time) {
    passed = passed.plus(time);
  }

  @Override
  protected void breakDown() {
    queue.breakDown();
  }

  private List<QueuedNotification> brought(Class<? extends QueuedNotification> kind) {
    return queue.given().stream()
        .filter(given -> given.after().compareTo(passed) <= 0)
        .map(Given::message)
        .filter(kind::isInstance)
        .toList();
  }
}
