package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.NotificationContent.Cause;
import io.paykkaserverless.core.paykka.DisputeReport;
import io.paykkaserverless.core.payment.Chronicle.Occurrence;
import io.paykkaserverless.core.payment.Decision.MismatchKind;
import java.util.Optional;

/** How a payment learns of disputes. They are hints: no state and no money moves. */
final class DisputeTransitions {

  /** Anybody who knows a payment's numbers can send unsigned ones; signed ones have more room. */
  private static final int DISPUTES_MAX = 10;

  private final MerchantId merchant;
  private final Chronicle chronicle;

  DisputeTransitions(MerchantId merchant, Chronicle chronicle) {
    this.merchant = merchant;
    this.chronicle = chronicle;
  }

  /**
   * Notes a dispute of an approved attempt, once per dispute and stage, after comparing it with the
   * record. Nothing changes where it is known, or where there are too many already.
   */
  Decision hear(Payment payment, AttemptId id, DisputeReport report, boolean verified) {
    Optional<MismatchKind> mismatch = mismatch(payment, id, report);
    if (mismatch.isPresent()) {
      return new Decision.Mismatch(payment, mismatch.get());
    }
    boolean known =
        payment.disputes().stream()
            .anyMatch(
                it ->
                    it.disputeId().equals(report.disputeId())
                        && it.stage().equals(report.stage())
                        && (it.verified() || !verified));
    int most = verified ? 2 * DISPUTES_MAX : DISPUTES_MAX;
    if (known || payment.disputes().size() >= most) {
      return new Decision.NoChange(payment);
    }
    Dispute dispute =
        new Dispute(
            report.disputeId(),
            report.stage(),
            report.reasonCode(),
            report.amount(),
            report.dueAt(),
            chronicle.now(),
            verified);
    Speaker speaker = verified ? Speaker.PAYKKA_WEBHOOK : Speaker.UNSIGNED_WEBHOOK;
    return chronicle.entered(
        payment,
        payment.withDispute(dispute),
        payment.state(),
        false,
        new Occurrence(
            speaker,
            PaymentEvent.DISPUTED,
            new Cause.OfDispute(dispute),
            Optional.of(report.disputeId() + " " + report.stage())));
  }

  private Optional<MismatchKind> mismatch(Payment payment, AttemptId id, DisputeReport report) {
    Optional<Attempt> attempt = payment.attempt(id).filter(it -> it.state().isApproved());
    if (attempt.isEmpty() || !report.transId().equals(id.transId())) {
      return Optional.of(MismatchKind.UNKNOWN_ATTEMPT);
    }
    if (!report.merchantId().equals(merchant)) {
      return Optional.of(MismatchKind.MERCHANT);
    }
    if (!attempt.get().orderId().equals(Optional.of(report.orderId()))) {
      return Optional.of(MismatchKind.ORDER_ID);
    }
    return PaymentTransitions.differs(
            report.amount().map(Money::currency), payment.terms().amount().currency())
        ? Optional.of(MismatchKind.CURRENCY)
        : Optional.empty();
  }
}
