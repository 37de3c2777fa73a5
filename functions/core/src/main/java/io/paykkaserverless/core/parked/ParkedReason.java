package io.paykkaserverless.core.parked;

import io.paykkaserverless.core.payment.Decision.MismatchKind;

/** Why an event could not be taken in. */
public enum ParkedReason {
  /** We have no such payment. It may still appear, or the account has another system. */
  UNKNOWN_PAYMENT,
  /** The payment has no such attempt, or none that could be disputed. */
  UNKNOWN_ATTEMPT,
  /** The payment has no such refund; it may have been made in PayKKa's portal. */
  UNKNOWN_REFUND,
  MERCHANT_DIFFERS,
  AMOUNT_DIFFERS,
  CURRENCY_DIFFERS,
  ORDER_ID_DIFFERS,
  REFUND_ORDER_ID_DIFFERS,
  SHOPPER_DIFFERS,
  /** This version does not act on events of its kind. */
  UNSUPPORTED,
  /** It cannot be read. */
  MALFORMED;

  /** A report that is about something else than the payment it names. */
  public static ParkedReason of(MismatchKind kind) {
    return switch (kind) {
      case UNKNOWN_ATTEMPT -> UNKNOWN_ATTEMPT;
      case UNKNOWN_REFUND -> UNKNOWN_REFUND;
      case MERCHANT -> MERCHANT_DIFFERS;
      case AMOUNT -> AMOUNT_DIFFERS;
      case CURRENCY -> CURRENCY_DIFFERS;
      case ORDER_ID -> ORDER_ID_DIFFERS;
      case REFUND_ORDER_ID -> REFUND_ORDER_ID_DIFFERS;
      case SHOPPER -> SHOPPER_DIFFERS;
    };
  }
}
