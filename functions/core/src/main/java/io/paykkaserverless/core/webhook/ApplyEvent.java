package io.paykkaserverless.core.webhook;

import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.core.paykka.DisputeReport;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Decision;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.Speaker;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes an event into the payment it is about: one read, and one write if it says something new. It
 * may be applied any number of times.
 *
 * <p>Throws {@link PaymentStore.StoreUnavailable} when the store does not answer.
 */
public final class ApplyEvent {

  private final PaymentStore store;
  private final PaymentWriter writer;

  public ApplyEvent(PaymentStore store, PaymentWriter writer) {
    this.store = store;
    this.writer = writer;
  }

  /** What became of an event. */
  public sealed interface Outcome {

    /** The payment moved, or at least knows more. */
    record Changed(Payment payment) implements Outcome {}

    /** It said nothing new. */
    record Known(Payment payment) implements Outcome {}

    /** Nothing moved; an alarm was raised if it contradicts a payment we have. */
    record NotTakenIn(ParkedReason reason) implements Outcome {}
  }

  /** Compares {@code event} with the record and takes it in if it fits. */
  public Outcome apply(PaykkaEvent event) {
    return switch (event) {
      case PaykkaEvent.PaymentReported(TransactionReport report) -> payment(report);
      case PaykkaEvent.RefundReported(RefundReport report) -> refund(report);
      case PaykkaEvent.DisputeReported(DisputeReport report, boolean verified) ->
          dispute(report, verified);
    };
  }

  private Outcome payment(TransactionReport report) {
    return on(
        AttemptId.parse(report.transId()),
        AttemptId::payment,
        (payment, attempt) -> writer.report(payment, attempt, report, Speaker.PAYKKA_WEBHOOK));
  }

  private Outcome refund(RefundReport report) {
    return on(
        OperationId.parse(report.refundTransId()),
        OperationId::payment,
        (payment, refund) -> writer.reportRefund(payment, refund, report, Speaker.PAYKKA_WEBHOOK));
  }

  private Outcome dispute(DisputeReport report, boolean verified) {
    return on(
        AttemptId.parse(report.transId()),
        AttemptId::payment,
        (payment, attempt) -> writer.hearOfDispute(payment, attempt, report, verified));
  }

  @FunctionalInterface
  private interface Step<I> {
    Decision decide(Payment payment, I id);
  }

  private <I> Outcome on(Optional<I> named, Function<I, PaymentId> owner, Step<I> step) {
    Optional<Payment> payment = named.map(owner).flatMap(store::find);
    if (payment.isEmpty()) {
      return new Outcome.NotTakenIn(ParkedReason.UNKNOWN_PAYMENT);
    }
    return switch (step.decide(payment.get(), named.orElseThrow())) {
      case Decision.Change(Payment next) -> new Outcome.Changed(next);
      case Decision.NoChange(Payment known) -> new Outcome.Known(known);
      case Decision.NotPossible(Payment known) -> new Outcome.Known(known);
      case Decision.Mismatch(Payment _, var kind) -> new Outcome.NotTakenIn(ParkedReason.of(kind));
    };
  }
}
