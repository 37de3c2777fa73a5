package io.paykkaserverless.sandbox.api;

/** Whether one payment is made or a series begun or continued, PayKKa's {@code payment_type}. */
public enum PaymentType {
  PURCHASE,
  RECURRING
}
