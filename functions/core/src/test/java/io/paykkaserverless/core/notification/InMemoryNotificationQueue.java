package io.paykkaserverless.core.notification;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A queue that keeps what it is given, or refuses everything from {@link #breakDown} to {@link
 * #repair}.
 */
public final class InMemoryNotificationQueue implements NotificationQueue {

  private final List<NotificationRef> taken = new CopyOnWriteArrayList<>();
  private volatile boolean broken;

  @Override
  public void enqueue(NotificationRef notification) {
    if (broken) {
      throw new QueueUnavailable(new IllegalStateException("broken by the test"));
    }
    taken.add(notification);
  }

  public List<NotificationRef> taken() {
    return List.copyOf(taken);
  }

  public void breakDown() {
    broken = true;
  }

  public void repair() {
    broken = false;
  }
}
