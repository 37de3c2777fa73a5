package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.TransitionTable;

/**
 * What can be done with a payment's money at this moment, in minor units; zero where it cannot.
 * Where PayKKa's balances differ from ours, the lower of both.
 *
 * @param ableToCapture what can be taken
 * @param ableToVoid what can be let go, all of it or nothing
 * @param ableToRefund what can be given back, beyond what is reserved by refunds that are open
 */
public record Possible(long ableToCapture, long ableToVoid, long ableToRefund) {

  /** What the state, the balances and the operations under way leave possible. */
  public static Possible with(Payment payment) {
    Books books = payment.books();
    long uncaptured =
        books
            .differing()
            .map(theirs -> Math.min(theirs.ableToCapture(), books.balances().ableToCapture()))
            .orElseGet(() -> books.balances().ableToCapture());
    boolean authorisationFree = books.openOnAuthorisation().isEmpty();
    boolean manual = payment.terms().captureMethod() == CaptureMethod.MANUAL;
    boolean capture =
        allows(payment, PaymentEvent.CAPTURE_REQUESTED) && authorisationFree && manual;
    boolean letGo = allows(payment, PaymentEvent.VOID_REQUESTED) && authorisationFree;
    boolean refund = allows(payment, PaymentEvent.REFUND_REQUESTED);
    return new Possible(
        capture ? uncaptured : 0, letGo ? uncaptured : 0, refund ? books.freeToRefund() : 0);
  }

  /** How much of this kind. */
  public long of(OperationKind kind) {
    return switch (kind) {
      case CAPTURE -> ableToCapture;
      case VOID -> ableToVoid;
      case REFUND -> ableToRefund;
    };
  }

  private static boolean allows(Payment payment, PaymentEvent request) {
    return TransitionTable.consult(payment.state(), request)
        instanceof TransitionTable.Verdict.Possible;
  }
}
