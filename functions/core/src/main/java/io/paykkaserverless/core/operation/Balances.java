package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.payment.PaymentEvent;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What happened with a payment's money so far, in minor units of its currency. PayKKa reports the
 * same as {@code balances}.
 *
 * @param authorised what PayKKa set aside ({@code authed_amount})
 * @param captured what was taken of it ({@code captured_amount})
 * @param voided what was let go of it ({@code voided_amount})
 * @param refunded what was given back of what was taken ({@code refunded_amount})
 */
public record Balances(long authorised, long captured, long voided, long refunded) {

  /** No money has moved. */
  public static final Balances NONE = new Balances(0, 0, 0, 0);

  public Balances {
    if (LongStream.of(authorised, captured, voided, refunded).anyMatch(amount -> amount < 0)) {
      throw new IllegalArgumentException("a balance is never below zero");
    }
  }

  /** What may still be taken or let go. */
  public long ableToCapture() {
    return Math.max(0, authorised - captured - voided);
  }

  /** What may still be given back. */
  public long ableToRefund() {
    return Math.max(0, captured - refunded);
  }

  /** Not more taken or let go than was set aside, not more given back than was taken. */
  public boolean isPlausible() {
    return captured + voided <= authorised && refunded <= captured;
  }

  /**
   * Whether each of these is at least what it was in {@code others}. Nothing that moved ever moves
   * back, so that these are no older than those.
   */
  public boolean hasMovedAsFarAs(Balances others) {
    return authorised >= others.authorised
        && captured >= others.captured
        && voided >= others.voided
        && refunded >= others.refunded;
  }

  /** The same after {@code kind} has moved {@code amount}. */
  public Balances after(OperationKind kind, long amount) {
    return switch (kind) {
      case CAPTURE -> new Balances(authorised, captured + amount, voided, refunded);
      case VOID -> new Balances(authorised, captured, voided + amount, refunded);
      case REFUND -> new Balances(authorised, captured, voided, refunded + amount);
    };
  }

  /** How PayKKa reports an approved transaction with these balances (its table of states). */
  public PaymentEvent asEvent() {
    if (ableToCapture() > 0) {
      return PaymentEvent.AUTHORIZED;
    }
    if (captured == 0) {
      return PaymentEvent.CANCELED;
    }
    if (refunded > 0) {
      return ableToRefund() == 0 ? PaymentEvent.REFUNDED : PaymentEvent.PARTIALLY_REFUNDED;
    }
    return voided > 0 ? PaymentEvent.PARTIALLY_REVERSED : PaymentEvent.SUCCEEDED;
  }

  /** Authorised, captured, voided, refunded. */
  public List<Long> amounts() {
    return List.of(authorised, captured, voided, refunded);
  }
}
