package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.paykka.PaykkaOperations;
import io.paykkaserverless.core.paykka.PaykkaOperations.OperationOutcome;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundOrder;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundOutcome;
import io.paykkaserverless.core.payment.Archiving;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Decision;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.OperationInquiry;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Use case: the merchant captures, voids or refunds. The amount is reserved in the payment before
 * PayKKa is asked once; it is free again only after a definite no. A lost answer is asked after and
 * never sent again.
 */
public final class OperatePayment {

  /** Each leaves lines in the history, and may leave one that stays in the payment's item. */
  public static final int OPERATIONS_MAX = 50;

  private final PaymentStore store;
  private final Archiving archiving;
  private final PaymentWriter writer;
  private final PaykkaOperations paykka;
  private final OperationInquiry inquiry;
  private final OperationTimes times;
  private final Signals signals;
  private final InstantSource clock;

  public OperatePayment(
      PaymentStore store,
      Archiving archiving,
      PaymentWriter writer,
      PaykkaOperations paykka,
      OperationInquiry inquiry,
      OperationTimes times,
      Signals signals,
      InstantSource clock) {
    this.store = store;
    this.archiving = archiving;
    this.writer = writer;
    this.paykka = paykka;
    this.inquiry = inquiry;
    this.times = times;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Does what {@code command} says, once per key.
   *
   * @throws PaymentStore.StoreUnavailable when the store does not answer; the same command under
   *     the same key finds out how far it came
   */
  public OperationResult operate(OperationCommand command) {
    return store
        .find(command.payment())
        .map(payment -> operate(payment, command))
        .orElseGet(OperationResult.NoSuchPayment::new);
  }

  private OperationResult operate(Payment seen, OperationCommand command) {
    OperationRequest request = command.request();
    return switch (writer.requestOperation(seen, request, OPERATIONS_MAX)) {
      case Decision.Change(Payment reserved) -> {
        OperationId id = reserved.books().operations().getLast().id();
        yield taken(send(reserved, id, command), id, false);
      }
      case Decision.NoChange(Payment current) -> repeat(current, request);
      case Decision.NotPossible(Payment current) ->
          new OperationResult.NotPossible(
              current, Refusal.of(current, request, OPERATIONS_MAX).orElseThrow());
      case Decision.Mismatch _ -> throw new IllegalStateException("a request is no report");
    };
  }

  private OperationResult repeat(Payment payment, OperationRequest request) {
    Operation present = payment.books().requestedUnder(request.key()).orElseThrow();
    return present.fingerprint().equals(request.fingerprint())
        ? taken(askedAgain(payment, present), present.id(), true)
        : new OperationResult.KeyReused(payment, present);
  }

  /** Whoever asks again gets what can be known, unless the first request is still at it. */
  private Payment askedAgain(Payment payment, Operation present) {
    boolean othersAtWork =
        present.state() == OperationState.REQUESTED
            && clock.instant().isBefore(present.requestedAt().plus(times.atWork()));
    return othersAtWork ? payment : ask(payment, present);
  }

  private Payment send(Payment payment, OperationId id, OperationCommand command) {
    Operation operation = payment.operation(id).orElseThrow();
    PaykkaOrderId order = payment.approvedAttempt().flatMap(Attempt::orderId).orElseThrow();
    return switch (id.kind()) {
      case CAPTURE ->
          answered(payment, operation, paykka.capture(order, operation.amount(), times.request()));
      case VOID ->
          answered(payment, operation, paykka.voidRest(order, operation.reason(), times.request()));
      case REFUND -> refunded(payment, operation, order, command.publicBaseUrl());
    };
  }

  private Payment answered(Payment payment, Operation operation, OperationOutcome outcome) {
    return switch (outcome) {
      case OperationOutcome.Accepted _ ->
          ask(
              observe(
                  payment,
                  operation,
                  OperationObservation.of(Speaker.PAYKKA_REPLY, OperationEvent.OPERATION_ACCEPTED)),
              operation);
      case OperationOutcome.Refused(Failure failure) -> refused(payment, operation, failure);
      case OperationOutcome.Unknown(String cause) -> answerLost(payment, operation, cause);
    };
  }

  private Payment refunded(
      Payment payment, Operation operation, PaykkaOrderId order, URI publicBaseUrl) {
    RefundOrder refund =
        new RefundOrder(
            operation.id(),
            order,
            operation.amount(),
            operation.reason(),
            URI.create(publicBaseUrl + "/webhooks/paykka"));
    return switch (paykka.refund(refund, times.request())) {
      case RefundOutcome.Reported(var report) -> {
        Decision decision =
            writer.reportRefund(payment, operation.id(), report, Speaker.PAYKKA_REPLY);
        yield decision instanceof Decision.Mismatch(Payment current, var _)
            ? answerLost(current, operation, "about something else")
            : decision.payment();
      }
      case RefundOutcome.Refused(Failure failure) -> refused(payment, operation, failure);
      case RefundOutcome.Unknown(String cause) -> answerLost(payment, operation, cause);
    };
  }

  private Payment refused(Payment payment, Operation operation, Failure failure) {
    return observe(
        payment,
        operation,
        OperationObservation.failed(
            Speaker.PAYKKA_REPLY, OperationEvent.OPERATION_REFUSED, failure));
  }

  private Payment answerLost(Payment payment, Operation operation, String cause) {
    signals.raise(Signal.PAYKKA_ANSWER_LOST, operation.id().text());
    return ask(observe(payment, operation, OperationObservation.answerLost(cause)), operation);
  }

  private Payment observe(Payment payment, Operation operation, OperationObservation observation) {
    return writer.observeOperation(payment, operation.id(), observation).payment();
  }

  private Payment ask(Payment payment, Operation operation) {
    Optional<Operation> open = payment.operation(operation.id()).filter(Operation::isOpen);
    return open.isPresent()
        ? inquiry.askAbout(payment, operation, times.query(), Speaker.PAYKKA_QUERY)
        : payment;
  }

  private OperationResult taken(Payment answered, OperationId id, boolean askedBefore) {
    // Others may have settled and archived it meanwhile.
    Payment payment = archiving.recalled(answered, id);
    return new OperationResult.Taken(payment, payment.operation(id).orElseThrow(), askedBefore);
  }
}
