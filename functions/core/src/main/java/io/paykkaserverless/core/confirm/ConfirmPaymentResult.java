package io.paykkaserverless.core.confirm;

import io.paykkaserverless.core.payment.Payment;
import java.time.Duration;

/** What came of a confirmation. */
public sealed interface ConfirmPaymentResult {

  /** How the payment stands; whether it was this request that got it there does not matter. */
  record Answered(Payment payment) implements ConfirmPaymentResult {}

  /** There is no such payment. */
  record NoSuchPayment() implements ConfirmPaymentResult {}

  /** This payment cannot be paid that way. PayKKa was not asked. */
  record InstrumentRefused(Objection objection) implements ConfirmPaymentResult {}

  /** The payment's time is over. PayKKa was not asked. */
  record TooLate(Payment payment) implements ConfirmPaymentResult {}

  /**
   * This payment, this client address or this shopper was tried as often as allowed. PayKKa was not
   * asked.
   *
   * @param retryAfter when it may be tried again; for a payment, when its time is over
   */
  record TooManyAttempts(Duration retryAfter) implements ConfirmPaymentResult {}

  /** Why an instrument does not fit a payment. */
  enum Objection {
    /** The payment stores its card, and PayKKa stores nothing but cards (code 2013). */
    ONLY_CARDS_CAN_BE_STORED,
    /** The payment stores its card, and this one is stored already. */
    STORED_ALREADY,
    /** The token is unknown, removed or another shopper's. */
    NOT_A_CARD_OF_THIS_SHOPPER,
    /** It is the charge of an agreement; nobody confirms those. */
    CHARGED_BY_ITS_AGREEMENT
  }
}
