package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.agreement.AgreementOutboxes;
import io.paykkaserverless.core.agreement.AgreementStore;
import io.paykkaserverless.core.payment.Archiving;
import io.paykkaserverless.core.payment.PaymentOutboxes;
import io.paykkaserverless.core.payment.PaymentStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The messages that payments and agreements hold.
 *
 * <p>All methods throw {@link io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable} when
 * the store does not answer.
 */
public final class Outboxes {

  private final PaymentOutboxes payments;
  private final AgreementOutboxes agreements;

  public Outboxes(PaymentStore payments, Archiving archiving, AgreementStore agreements) {
    this.payments = new PaymentOutboxes(payments, archiving);
    this.agreements = new AgreementOutboxes(agreements);
  }

  /** The message, if it was ever made. */
  public Optional<Letter> find(NotificationId id) {
    return switch (id.owner()) {
      case OutboxOwner.OfPayment(var payment) -> payments.find(payment, id);
      case OutboxOwner.OfAgreement(var agreement) -> agreements.find(agreement, id);
    };
  }

  /** All messages of an owner, oldest first; none where there is no such owner. */
  public List<Notification> of(OutboxOwner owner) {
    return switch (owner) {
      case OutboxOwner.OfPayment(var payment) -> payments.of(payment);
      case OutboxOwner.OfAgreement(var agreement) -> agreements.of(agreement);
    };
  }

  /**
   * Writes into the history of a message's owner that it is sent again. Agreements have none; their
   * deliveries count it.
   *
   * @param what which message, and where to
   * @param linesMax as many such lines as there may be
   * @return whether there was room for it
   */
  boolean replayed(NotificationId id, String what, Instant at, int linesMax) {
    return switch (id.owner()) {
      case OutboxOwner.OfPayment(var payment) -> payments.replayed(payment, what, at, linesMax);
      case OutboxOwner.OfAgreement _ -> true;
    };
  }
}
