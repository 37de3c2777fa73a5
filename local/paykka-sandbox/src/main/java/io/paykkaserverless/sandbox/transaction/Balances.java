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

  static Balances captured(long amount) {
    return new Balances(amount, amount, 0, 0, 0, 0, amount);
  }
}
