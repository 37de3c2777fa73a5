package io.paykkaserverless.core.notification;

/** What travels through the queues: ids, no amounts, no personal data. */
public sealed interface QueuedNotification {

  /** Which message. */
  NotificationId notification();

  /** A message that was just made; its endpoints are to be found. */
  record Announced(NotificationId notification) implements QueuedNotification {}

  /**
   * A message for one endpoint, to be tried at once.
   *
   * @param round the {@link Delivery#round} it belongs to
   */
  record Addressed(DeliveryId delivery, int round) implements QueuedNotification {
    @Override
    public NotificationId notification() {
      return delivery.notification();
    }
  }

  /**
   * A message for one endpoint that is tried when the schedule says so.
   *
   * @param round the {@link Delivery#round} it belongs to
   */
  record Retried(DeliveryId delivery, int round) implements QueuedNotification {
    @Override
    public NotificationId notification() {
      return delivery.notification();
    }
  }
}
