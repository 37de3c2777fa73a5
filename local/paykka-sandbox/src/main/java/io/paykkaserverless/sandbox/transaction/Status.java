package io.paykkaserverless.sandbox.transaction;

/** PayKKa's transaction statuses, as far as the sandbox reaches them so far. */
public enum Status {
  /** Waits for the shopper to pass 3-D Secure. */
  PROCESSING,
  /** Approved, the money not yet taken. */
  AUTHORIZED,
  /** Approved and the money taken. */
  SUCCESS,
  /** Declined, not authenticated, or given up. */
  FAILURE
}
