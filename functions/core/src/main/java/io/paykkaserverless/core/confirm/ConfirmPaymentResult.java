package io.paykkaserverless.core.confirm;

import io.paykkaserverless.core.payment.Payment;

/** What came of a confirmation. */
public sealed interface ConfirmPaymentResult {

  /** How the payment stands; whether it was this request that got it there does not matter. */
  record Answered(Payment payment) implements ConfirmPaymentResult {}

  /** There is no such payment. */
  record NoSuchPayment() implements ConfirmPaymentResult {}

  /** The payment's time is over. PayKKa was not asked. */
  record TooLate(Payment payment) implements ConfirmPaymentResult {}

  /** It was tried as often as allowed. PayKKa was not asked. */
  record TooManyAttempts(Payment payment) implements ConfirmPaymentResult {}
}
