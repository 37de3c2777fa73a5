package io.paykkaserverless.core.payment;

/** When the money is taken after the issuer approves: at once, or when the merchant asks. */
public enum CaptureMethod {
  AUTOMATIC,
  MANUAL
}
