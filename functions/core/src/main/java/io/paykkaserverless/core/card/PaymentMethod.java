package io.paykkaserverless.core.card;

/** PayKKa's {@code payment_method}, as far as API Only knows it. */
public enum PaymentMethod {
  BANKCARD,
  APPLE_PAY,
  GOOGLE_PAY
}
