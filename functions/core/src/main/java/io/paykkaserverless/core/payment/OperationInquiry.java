package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationObservation;
import io.paykkaserverless.core.paykka.PaykkaOperations;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundQueryOutcome;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Asks PayKKa what became of captures, voids and refunds. A refund has a query of its own; a
 * capture or void shows in the transaction.
 */
public final class OperationInquiry {

  private static final Failure NOT_PROCESSED = new Failure(FailureReason.NOT_PROCESSED, "206024");

  private final PaykkaOperations paykka;
  private final Inquiry inquiry;
  private final PaymentWriter writer;
  private final Signals signals;
  private final InstantSource clock;

  public OperationInquiry(
      PaykkaOperations paykka,
      Inquiry inquiry,
      PaymentWriter writer,
      Signals signals,
      InstantSource clock) {
    this.paykka = paykka;
    this.inquiry = inquiry;
    this.writer = writer;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Asks about everything that is under way; about no further refund once PayKKa does not answer.
   *
   * @param asked the attempt that was asked after just now: it has told of its capture or void
   * @param limit for each question
   * @param who PayKKa, and on what occasion it is asked
   * @return the payment as it stands afterwards
   */
  public Payment askAboutAll(
      Payment payment, Optional<AttemptId> asked, Duration limit, Speaker who) {
    boolean told = asked.equals(payment.approvedAttempt().map(Attempt::id));
    Books books = payment.books();
    Payment current = payment;
    for (Operation operation : told ? books.openRefunds() : books.open()) {
      Optional<Payment> answered = answer(current, operation, limit, who);
      if (answered.isEmpty()) {
        return current;
      }
      current = answered.get();
    }
    return current;
  }

  /** Asks about one operation, for at most {@code limit}; the payment as it then stands. */
  public Payment askAbout(Payment payment, Operation operation, Duration limit, Speaker who) {
    return answer(payment, operation, limit, who).orElse(payment);
  }

  /** Nothing where PayKKa does not answer. */
  private Optional<Payment> answer(
      Payment payment, Operation operation, Duration limit, Speaker who) {
    if (operation.kind() != OperationKind.REFUND) {
      AttemptId approved = payment.approvedAttempt().orElseThrow().id();
      return Optional.of(inquiry.ask(payment, approved, limit, who));
    }
    return switch (paykka.queryRefund(operation.id(), limit)) {
      case RefundQueryOutcome.Reported(var report) ->
          Optional.of(writer.reportRefund(payment, operation.id(), report, who).payment());
      case RefundQueryOutcome.NoSuchRefund _ -> Optional.of(noSuchRefund(payment, operation, who));
      case RefundQueryOutcome.Unavailable(String cause) -> {
        signals.raise(Signal.PAYKKA_QUERY_UNAVAILABLE, operation.id() + " " + cause);
        yield Optional.empty();
      }
    };
  }

  private Payment noSuchRefund(Payment payment, Operation operation, Speaker who) {
    boolean mayStillArrive =
        clock.instant().isBefore(operation.requestedAt().plus(Inquiry.NO_SUCH_TRANSACTION_GRACE));
    if (mayStillArrive) {
      return payment;
    }
    OperationObservation gone =
        OperationObservation.failed(who, OperationEvent.OPERATION_NOT_FOUND, NOT_PROCESSED);
    return writer.observeOperation(payment, operation.id(), gone).payment();
  }
}
