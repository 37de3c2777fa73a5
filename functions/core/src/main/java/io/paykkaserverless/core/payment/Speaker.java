package io.paykkaserverless.core.payment;

/** Who told us. */
public enum Speaker {
  /** The merchant's server, through our API. */
  MERCHANT,
  /** The shopper's browser, through our API. */
  SHOPPER,
  /** PayKKa, answering the request that started an attempt. */
  PAYKKA_REPLY,
  /** PayKKa, answering a query. */
  PAYKKA_QUERY,
  /** PayKKa, by a signed webhook. */
  PAYKKA_WEBHOOK,
  /** The scheduled sweep. */
  SWEEP
}
