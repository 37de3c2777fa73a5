package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.AgreementNotificationContent;
import io.paykkaserverless.core.notification.NotificationContent;
import io.paykkaserverless.core.notification.NotificationFormat;

/** A body that says type, sequence and state, for tests that look at when and not at what. */
public final class PlainFormat implements NotificationFormat {

  @Override
  public String body(NotificationContent content) {
    return content.type().code() + " #" + content.sequence() + " " + content.state();
  }

  @Override
  public String body(AgreementNotificationContent content) {
    return content.type().code()
        + " #"
        + content.sequence()
        + " "
        + content.agreement().state().asTold();
  }
}
