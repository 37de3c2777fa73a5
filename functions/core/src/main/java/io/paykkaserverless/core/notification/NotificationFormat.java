package io.paykkaserverless.core.notification;

/** Port: turns what a message says into the exact text that merchants receive. */
public interface NotificationFormat {

  /** JSON as Standard Webhooks 1.0 recommends it: {@code type}, {@code timestamp}, {@code data}. */
  String body(NotificationContent content);

  /** The same form, of an agreement. */
  String body(AgreementNotificationContent content);
}
