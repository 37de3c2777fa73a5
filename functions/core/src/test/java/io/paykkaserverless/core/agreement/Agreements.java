package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.card.AgreementCredential;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.payment.Payments;
import java.util.Optional;

/** Ready agreements for tests, begun with the payment {@link Payments#ID}. */
public final class Agreements {

  public static final AgreementId ID = AgreementId.of(Payments.ID);

  private Agreements() {}

  /** Version 1: charged by the merchant's server. */
  public static Agreement unscheduled() {
    return agreement(AgreementState.ACTIVE, Optional.empty());
  }

  /** Version 1: charged by {@link Schedules#monthly}. */
  public static Agreement monthly() {
    return agreement(AgreementState.ACTIVE, Optional.of(ChargePlan.of(Schedules.monthly())));
  }

  /** A message of the agreement {@link #ID}, made at {@link Payments#NOW}. */
  public static Notification notification(int sequence, NotificationType type) {
    NotificationId id = new NotificationId(new OutboxOwner.OfAgreement(ID), sequence);
    return Notification.fresh(id, type, Payments.NOW, "{\"type\":\"" + type.code() + "\"}");
  }

  /** Version 2: paused, and nobody has taken the message of it yet. */
  public static Agreement pausedAndNotTaken() {
    return monthly()
        .in(AgreementState.PAUSED)
        .telling(notification(1, NotificationType.AGREEMENT_PAUSED));
  }

  private static Agreement agreement(AgreementState state, Optional<ChargePlan> plan) {
    return new Agreement(
        ID,
        1,
        Payments.SHOPPER,
        new AgreementCredential(Payments.PAYKKA_AGREEMENT, Payments.TOKEN),
        Optional.of(Payments.CARD),
        Payments.AMOUNT.currency(),
        "order-1001",
        Payments.NOW,
        state,
        plan);
  }
}
