package io.paykkaserverless.sandbox.transaction;

/** PayKKa's transaction statuses. */
public enum Status {
  /** Waits for the shopper to pass 3-D Secure, or for the issuer. */
  PROCESSING,
  /** Approved, and there is money left to take. */
  AUTHORIZED,
  /** Approved and the money taken. */
  SUCCESS,
  /** Declined, not authenticated, or given up. */
  FAILURE,
  /** Approved, then voided before any money was taken. */
  CANCELED,
  /** Some of the money taken, the rest voided. */
  PARTIALLY_REVERSED,
  /** Some of the money taken was given back. */
  PARTIALLY_REFUNDED,
  /** All of the money taken was given back. */
  REFUNDED
}
