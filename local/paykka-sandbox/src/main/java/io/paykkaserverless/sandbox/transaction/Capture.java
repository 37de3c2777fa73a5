package io.paykkaserverless.sandbox.transaction;

/** Who takes the money after approval, PayKKa's {@code capture_method}. */
public enum Capture {
  AUTOMATIC,
  MANUAL
}
