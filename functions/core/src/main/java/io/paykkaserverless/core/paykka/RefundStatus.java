package io.paykkaserverless.core.paykka;

/** The {@code status} of a refund at PayKKa. */
public enum RefundStatus {
  /** It is under way. */
  PROCESSING,
  /** Somebody at PayKKa looks at it first. */
  REVIEWING,
  /** The money was given back. */
  SUCCESS,
  /** It was not, and will not be. */
  FAILURE
}
