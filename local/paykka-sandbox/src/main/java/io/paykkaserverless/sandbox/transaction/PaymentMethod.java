package io.paykkaserverless.sandbox.transaction;

/** How the shopper pays, PayKKa's {@code payment_method}, as far as API Only goes. */
public enum PaymentMethod {
  BANKCARD,
  APPLE_PAY,
  GOOGLE_PAY
}
