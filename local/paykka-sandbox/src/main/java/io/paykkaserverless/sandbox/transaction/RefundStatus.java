package io.paykkaserverless.sandbox.transaction;

/** PayKKa's refund statuses. */
public enum RefundStatus {
  /** Accepted, not yet decided. */
  PROCESSING,
  /** Accepted; somebody looks at it before it is decided. */
  REVIEWING,
  /** The money was given back. */
  SUCCESS,
  /** No money was given back. */
  FAILURE
}
