package io.paykkaserverless.core.notification;

/** Port: hands messages over for delivery, at least once each. */
public interface NotificationQueue {

  /**
   * Hands one message over.
   *
   * @throws QueueUnavailable when the queue did not take it; the message stays in the outbox
   */
  void enqueue(NotificationRef notification);

  /** The queue did not accept a message. */
  final class QueueUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueueUnavailable(Throwable cause) {
      super("the notification queue did not take the message", cause);
    }
  }
}
