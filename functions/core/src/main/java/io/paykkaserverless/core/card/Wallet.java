package io.paykkaserverless.core.card;

/** A wallet in the shopper's phone or browser. */
public enum Wallet {
  APPLE_PAY(PaymentMethod.APPLE_PAY),
  GOOGLE_PAY(PaymentMethod.GOOGLE_PAY);

  private final PaymentMethod method;

  Wallet(PaymentMethod method) {
    this.method = method;
  }

  public PaymentMethod method() {
    return method;
  }
}
