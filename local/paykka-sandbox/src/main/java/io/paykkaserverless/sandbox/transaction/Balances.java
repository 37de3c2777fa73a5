package io.paykkaserverless.sandbox.transaction;

/**
 * What happened and what may still happen with the money, PayKKa's {@code balances}; minor units.
 */
public record Balances(
    long authed,
    long captured,
    long ableToCapture,
    long voided,
    long ableToVoid,
    long refunded,
    long ableToRefund) {

  /** Nothing was approved. */
  static final Balances NONE = new Balances(0, 0, 0, 0, 0, 0, 0);

  static Balances authorized(long amount) {
    return new Balances(amount, 0, amount, 0, amount, 0, 0);
  }

  /** {@code amount} of what was approved is taken. */
  Balances capturing(long amount) {
    return new Balances(
        authed,
        captured + amount,
        ableToCapture - amount,
        voided,
        ableToVoid - amount,
        refunded,
        ableToRefund + amount);
  }

  /** What was approved and not taken is let go, all of it. */
  Balances voiding() {
    return new Balances(authed, captured, 0, voided + ableToVoid, 0, refunded, ableToRefund);
  }

  /** A refund was accepted: what it may give back, no other refund may. */
  Balances reserving(long amount) {
    return new Balances(
        authed, captured, ableToCapture, voided, ableToVoid, refunded, ableToRefund - amount);
  }

  /** An accepted refund failed. */
  Balances releasing(long amount) {
    return reserving(-amount);
  }

  /** An accepted refund gave its money back. */
  Balances refunding(long amount) {
    return new Balances(
        authed, captured, ableToCapture, voided, ableToVoid, refunded + amount, ableToRefund);
  }

  /** How a transaction with these balances stands once it was approved. */
  Status status() {
    if (ableToCapture > 0) {
      return Status.AUTHORIZED;
    }
    if (captured == 0) {
      return Status.CANCELED;
    }
    if (refunded > 0) {
      return refunded == captured ? Status.REFUNDED : Status.PARTIALLY_REFUNDED;
    }
    return voided > 0 ? Status.PARTIALLY_REVERSED : Status.SUCCESS;
  }
}
