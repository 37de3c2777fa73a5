package io.paykkaserverless.core.payment;

/** Why an attempt failed, in codes that are stable for merchants and shop pages. */
public enum FailureReason {
  /** The issuer or PayKKa said no and gave no reason that helps the shopper. */
  CARD_DECLINED(true),
  /** Number, expiry date or security code are wrong. */
  INVALID_CARD(true),
  /** PayKKa does not take this card. */
  CARD_NOT_SUPPORTED(true),
  /** The encrypted card data is too old; the shopper enters the card again. */
  CARD_DATA_EXPIRED(true),
  /** PayKKa could not decrypt the card data; the shopper enters the card again. */
  CARD_DATA_UNREADABLE(true),
  /** PayKKa never processed the request; nothing was charged. */
  NOT_PROCESSED(true),
  /** PayKKa asked us to slow down; nothing was charged. */
  TRY_AGAIN_LATER(true),
  /** The merchant's account or request is set up wrongly; another card does not help. */
  MERCHANT_SETUP(false),
  /** PayKKa gave a code nobody has listed yet. */
  UNLISTED(true);

  private final boolean shopperMayRetry;

  FailureReason(boolean shopperMayRetry) {
    this.shopperMayRetry = shopperMayRetry;
  }

  /** Whether the shopper can help by trying again or with another card. */
  public boolean shopperMayRetry() {
    return shopperMayRetry;
  }
}
