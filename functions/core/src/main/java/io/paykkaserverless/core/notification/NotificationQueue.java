package io.paykkaserverless.core.notification;

/** Port: hands messages over that were just made, at least once each. */
public interface NotificationQueue {

  /**
   * Hands a message over.
   *
   * @throws QueueUnavailable when the queue did not take it; the message stays in the outbox
   */
  void announce(NotificationId notification);

  /** The queue did not accept a message. */
  final class QueueUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueueUnavailable(Throwable cause) {
      super("the notification queue did not take the message", cause);
    }

    public QueueUnavailable(String message) {
      super(message);
    }
  }
}
