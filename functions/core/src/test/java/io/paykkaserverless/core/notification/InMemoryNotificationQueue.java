package io.paykkaserverless.core.notification;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Queues that keep what they are given, or refuse everything from {@link #breakDown} to {@link
 * #repair}; pass the same contracts as the real ones.
 */
public final class InMemoryNotificationQueue implements NotificationQueue, DeliveryQueue {

  private final List<Given> given = new CopyOnWriteArrayList<>();
  private volatile boolean broken;

  /** What it was given, and how long it is to keep it back. */
  public record Given(QueuedNotification message, Duration after) {}

  @Override
  public void announce(NotificationId notification) {
    take(new QueuedNotification.Announced(notification), Duration.ZERO);
  }

  @Override
  public void address(List<QueuedNotification.Addressed> deliveries) {
    deliveries.forEach(delivery -> take(delivery, Duration.ZERO));
  }

  @Override
  public void retry(List<QueuedNotification.Retried> deliveries, Duration after) {
    if (after.compareTo(DELAY_MAX) > 0 && !deliveries.isEmpty()) {
      throw new QueueUnavailable("no message can wait for " + after);
    }
    deliveries.forEach(delivery -> take(delivery, after));
  }

  private void take(QueuedNotification message, Duration after) {
    if (broken) {
      throw new QueueUnavailable(new IllegalStateException("broken by the test"));
    }
    given.add(new Given(message, after));
  }

  /** All it was given, with the delays. */
  public List<Given> given() {
    return List.copyOf(given);
  }

  /** All it was given. */
  public List<QueuedNotification> taken() {
    return given.stream().map(Given::message).toList();
  }

  /** Forgets what it was given, as if it had been delivered. */
  public void clear() {
    given.clear();
  }

  public void breakDown() {
    broken = true;
  }

  public void repair() {
    broken = false;
  }
}
