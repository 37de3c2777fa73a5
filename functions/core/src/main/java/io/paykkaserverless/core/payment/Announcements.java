package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationContent;
import io.paykkaserverless.core.notification.NotificationFormat;
import io.paykkaserverless.core.notification.NotificationType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which messages a change of a payment makes, fixed to the byte with the change. */
final class Announcements {

  private final NotificationFormat format;

  Announcements(NotificationFormat format) {
    this.format = format;
  }

  /**
   * The messages of one change, in order.
   *
   * @param after the payment after the change, but for its state
   * @param to its state after the change
   * @param attention whether a person must look now
   * @param attempt the attempt the change came from, if it came from one
   * @param at when it happened
   */
  List<Notification> of(
      Payment before,
      Payment after,
      PaymentState to,
      boolean attention,
      Optional<Attempt> attempt,
      Instant at) {
    List<Notification> told = new ArrayList<>();
    for (NotificationType type : types(before, after, to, attention)) {
      int sequence = before.outbox().size() + told.size() + 1;
      NotificationContent content =
          new NotificationContent(type, sequence, at, before, to, attempt);
      told.add(
          new Notification(
              "msg_" + before.id() + "_" + sequence,
              sequence,
              type,
              at,
              format.body(content),
              0,
              Optional.empty()));
    }
    return told;
  }

  private static List<NotificationType> types(
      Payment before, Payment after, PaymentState to, boolean attention) {
    List<NotificationType> types = new ArrayList<>();
    if (to != before.state()) {
      NotificationType.announcing(to).ifPresent(types::add);
    }
    if (StoredCredential.of(before).isEmpty()) {
      StoredCredential.of(after).map(StoredCredential::announcement).ifPresent(types::add);
    }
    if (attention && !before.needsAttention()) {
      types.add(NotificationType.PAYMENT_NEEDS_ATTENTION);
    }
    return types;
  }
}
