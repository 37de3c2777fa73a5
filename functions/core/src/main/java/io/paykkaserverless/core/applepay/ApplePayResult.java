package io.paykkaserverless.core.applepay;

import io.paykkaserverless.core.payment.Payment;

/** What came of asking for an Apple Pay session. */
public sealed interface ApplePayResult {

  /**
   * The page hands it to {@code completeMerchantValidation}.
   *
   * @param session a JSON object, as Apple made it
   */
  record Opened(String session) implements ApplePayResult {}

  /** There is no such payment. */
  record NoSuchPayment() implements ApplePayResult {}

  /** The payment cannot be paid any more, or not now. */
  record NotPayable(Payment payment) implements ApplePayResult {}

  /** The domain is none of the shop's. PayKKa was not asked. */
  record DomainNotAllowed() implements ApplePayResult {}

  /** PayKKa refused or did not answer. Asking again is safe. */
  record Unavailable() implements ApplePayResult {}
}
