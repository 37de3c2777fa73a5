package io.paykkaserverless.core.payment;

/** How a payment stands, in words a merchant understands. */
public enum PaymentState {
  /** The merchant priced it; nobody has tried to pay yet. */
  CREATED,
  /** PayKKa has been asked, or is about to be. */
  PROCESSING,
  /** The shopper must pass 3-D Secure. */
  AWAITING_SHOPPER,
  /** PayKKa's answer was lost. Only a query or a webhook tells; nothing is sent again. */
  UNKNOWN,
  /** Approved, money reserved, not taken. Under automatic capture: approved, not final. */
  AUTHORIZED,
  /** The money was taken. */
  PAID,
  /** Refused; the shopper may try again. */
  DECLINED,
  /** The authorisation was given back before any money was taken. */
  CANCELED,
  /** Part was captured, the rest was given back. */
  PARTIALLY_REVERSED,
  /** Part of what was taken was paid back. */
  PARTIALLY_REFUNDED,
  /** All that was taken was paid back. */
  REFUNDED,
  /** Nobody paid in time. */
  EXPIRED;

  /** PayKKa approved: money is or was reserved or taken. */
  public boolean isApproved() {
    return switch (this) {
      case AUTHORIZED, PAID, CANCELED, PARTIALLY_REVERSED, PARTIALLY_REFUNDED, REFUNDED -> true;
      case CREATED, PROCESSING, AWAITING_SHOPPER, UNKNOWN, DECLINED, EXPIRED -> false;
    };
  }

  /** Nobody can try to pay any more, so nothing is needed that only an attempt would need. */
  public boolean allowsNoFurtherAttempt() {
    return isApproved() || this == EXPIRED;
  }

  /**
   * PayKKa was asked to take money and nobody knows whether it has. Not so while the shopper is
   * away at 3-D Secure: nothing is taken before they pass, and many never come back.
   */
  public boolean isUnresolved() {
    return this == PROCESSING || this == UNKNOWN;
  }

  /** An attempt is under way whose outcome is not known yet. */
  public boolean isOpen() {
    return switch (this) {
      case PROCESSING, AWAITING_SHOPPER, UNKNOWN -> true;
      case CREATED,
          AUTHORIZED,
          PAID,
          DECLINED,
          CANCELED,
          PARTIALLY_REVERSED,
          PARTIALLY_REFUNDED,
          REFUNDED,
          EXPIRED ->
          false;
    };
  }
}
