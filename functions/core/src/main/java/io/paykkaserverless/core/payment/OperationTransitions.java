package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.NotificationContent.Cause;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationObservation;
import io.paykkaserverless.core.operation.OperationRequest;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.operation.OperationTable;
import io.paykkaserverless.core.operation.OperationTable.Verdict;
import io.paykkaserverless.core.operation.Possible;
import io.paykkaserverless.core.operation.Refusal;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.payment.Chronicle.Occurrence;
import io.paykkaserverless.core.payment.Decision.MismatchKind;
import java.util.Optional;

/** How captures, voids and refunds are written down, and what becomes of them. */
final class OperationTransitions {

  private final MerchantId merchant;
  private final Chronicle chronicle;
  private final IdSource ids;

  OperationTransitions(MerchantId merchant, Chronicle chronicle, IdSource ids) {
    this.merchant = merchant;
    this.chronicle = chronicle;
    this.ids = ids;
  }

  /**
   * Writes down an operation and so reserves its amount, before PayKKa hears of it. Nothing changes
   * where its key was used before; not possible where {@link Refusal} says why.
   */
  Decision request(Payment payment, OperationRequest request, int operationsMax) {
    Books books = payment.books();
    if (books.requestedUnder(request.key()).isPresent()) {
      return new Decision.NoChange(payment);
    }
    if (Refusal.of(payment, request, operationsMax).isPresent()) {
      return new Decision.NotPossible(payment);
    }
    long amount = request.amount().orElseGet(() -> Possible.with(payment).of(request.kind()));
    Operation operation =
        new Operation(
            books.next(payment.id(), request.kind()),
            new Money(amount, payment.terms().amount().currency()),
            request.reason(),
            request.key(),
            request.fingerprint(),
            ids.next(),
            chronicle.now(),
            OperationState.REQUESTED,
            Optional.empty(),
            Optional.empty());
    return chronicle.entered(
        payment,
        payment.withBooks(books.with(operation)).notLookedAt(),
        payment.state(),
        false,
        Occurrence.of(Speaker.MERCHANT, event(request.kind()), new Cause.OfOperation(operation)));
  }

  /** Takes in what PayKKa reports of a refund, after comparing it with the record. */
  Decision report(Payment payment, OperationId id, RefundReport report, Speaker speaker) {
    Optional<MismatchKind> mismatch = mismatch(payment, id, report);
    return mismatch.isPresent()
        ? new Decision.Mismatch(payment, mismatch.get())
        : observe(payment, id, OperationObservation.of(report, speaker));
  }

  /** Takes in what was learned about an operation of this payment. */
  Decision observe(Payment payment, OperationId id, OperationObservation observation) {
    Operation operation = payment.operation(id).orElseThrow();
    return switch (OperationTable.consult(operation.state(), observation.event())) {
      case Verdict.Move(OperationState to, boolean correction) ->
          to == OperationState.SUCCEEDED
              ? succeed(payment, operation, observation, correction)
              : keep(payment, learning(operation, observation, to), false, observation);
      case Verdict.OldNews _ -> {
        Operation knowing = learning(operation, observation, operation.state());
        yield knowing.equals(operation)
            ? new Decision.NoChange(payment)
            : keep(payment, knowing, false, observation);
      }
      case Verdict.Contradiction _ ->
          isKnownContradiction(payment, operation, observation)
              ? new Decision.NoChange(payment)
              : keep(payment, operation, true, observation);
    };
  }

  /** The money moved: the books move, and the payment with them where the table says so. */
  private Decision succeed(
      Payment payment, Operation operation, OperationObservation observation, boolean correction) {
    Attempt approved = payment.approvedAttempt().orElseThrow();
    Operation done = learning(operation, observation, OperationState.SUCCEEDED);
    Balances moved = payment.books().balances().after(operation.kind(), operation.amount().minor());
    TransitionTable.Verdict verdict = TransitionTable.consult(approved.state(), moved.asEvent());
    PaymentState to =
        verdict instanceof TransitionTable.Verdict.Move move ? move.to() : approved.state();
    boolean contradiction = verdict instanceof TransitionTable.Verdict.Contradiction;
    boolean attention = correction || contradiction || !moved.isPlausible();

    Observation nothingElse = Observation.of(observation.speaker(), moved.asEvent());
    Payment after =
        payment
            .withBooks(payment.books().with(done).with(moved))
            .withAttempt(approved.learning(nothingElse, to, payment.terms().kind()));
    boolean follows = payment.state() == approved.state();
    return entered(payment, after, follows ? to : payment.state(), done, attention, observation);
  }

  private Decision keep(
      Payment payment, Operation operation, boolean attention, OperationObservation observation) {
    Payment after = payment.withBooks(payment.books().with(operation));
    return entered(payment, after, payment.state(), operation, attention, observation);
  }

  private Decision entered(
      Payment before,
      Payment after,
      PaymentState to,
      Operation operation,
      boolean attention,
      OperationObservation observation) {
    Occurrence what =
        new Occurrence(
            observation.speaker(),
            observation.event(),
            new Cause.OfOperation(operation),
            observation.detail());
    return chronicle.entered(before, after, to, attention, what);
  }

  private static Operation learning(
      Operation operation, OperationObservation observation, OperationState to) {
    return operation.learning(to, observation.refundOrderId(), observation.failure());
  }

  private static boolean isKnownContradiction(
      Payment payment, Operation operation, OperationObservation observation) {
    return payment.needsAttention()
        && payment.history().stream()
            .anyMatch(
                line ->
                    line.event() == observation.event()
                        && line.operation() == operation.id().number());
  }

  private Optional<MismatchKind> mismatch(Payment payment, OperationId id, RefundReport report) {
    Optional<Operation> refund =
        payment.operation(id).filter(it -> it.kind() == OperationKind.REFUND);
    if (refund.isEmpty() || !report.refundTransId().equals(id.text())) {
      return Optional.of(MismatchKind.UNKNOWN_REFUND);
    }
    Money agreed = refund.get().amount();
    if (PaymentTransitions.differs(report.merchantId(), merchant)) {
      return Optional.of(MismatchKind.MERCHANT);
    }
    if (PaymentTransitions.differs(report.amount().map(Money::currency), agreed.currency())) {
      return Optional.of(MismatchKind.CURRENCY);
    }
    if (PaymentTransitions.differs(report.amount(), agreed)) {
      return Optional.of(MismatchKind.AMOUNT);
    }
    Optional<PaykkaOrderId> order = payment.approvedAttempt().flatMap(Attempt::orderId);
    if (order.isPresent() && PaymentTransitions.differs(report.orderId(), order.get())) {
      return Optional.of(MismatchKind.ORDER_ID);
    }
    return refund
            .get()
            .refundOrderId()
            .filter(known -> PaymentTransitions.differs(report.refundOrderId(), known))
            .isPresent()
        ? Optional.of(MismatchKind.REFUND_ORDER_ID)
        : Optional.empty();
  }

  private static PaymentEvent event(OperationKind kind) {
    return switch (kind) {
      case CAPTURE -> PaymentEvent.CAPTURE_REQUESTED;
      case VOID -> PaymentEvent.VOID_REQUESTED;
      case REFUND -> PaymentEvent.REFUND_REQUESTED;
    };
  }
}
