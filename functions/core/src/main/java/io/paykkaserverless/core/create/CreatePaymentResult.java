package io.paykkaserverless.core.create;

import io.paykkaserverless.core.payment.Payment;

/** What came of asking for a payment. */
public sealed interface CreatePaymentResult {

  /** A new payment. {@code clientToken} is for the shopper's browser. */
  record Created(Payment payment, String clientToken) implements CreatePaymentResult {}

  /** The payment this same request made before, as it stands now, with the same token. */
  record Replayed(Payment payment, String clientToken) implements CreatePaymentResult {}

  /** The key was used before for another request. Nothing was made. */
  record KeyReused() implements CreatePaymentResult {}

  /** The return address is not on the allow-list. Nothing was made. */
  record ReturnUrlNotAllowed() implements CreatePaymentResult {}

  /** The schedule does not start ahead of now, or too far ahead. Nothing was made. */
  record ScheduleNotAhead() implements CreatePaymentResult {}
}
