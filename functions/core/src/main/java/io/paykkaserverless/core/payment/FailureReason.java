package io.paykkaserverless.core.payment;

/** Why an attempt failed, in codes that are stable for merchants and shop pages. */
public enum FailureReason {
  /** The issuer or PayKKa said no and gave no reason that helps the shopper. */
  CARD_DECLINED(Meaning.DECLINED),
  /** Number, expiry date or security code are wrong. */
  INVALID_CARD(Meaning.OTHER_DATA),
  /** PayKKa does not take this card. */
  CARD_NOT_SUPPORTED(Meaning.OTHER_DATA),
  /** The encrypted card data is too old; the shopper enters the card again. */
  CARD_DATA_EXPIRED(Meaning.OTHER_DATA),
  /** PayKKa could not decrypt the card data; the shopper enters the card again. */
  CARD_DATA_UNREADABLE(Meaning.OTHER_DATA),
  /** PayKKa never processed the request; nothing was charged. */
  NOT_PROCESSED(Meaning.NOTHING_HAPPENED),
  /** PayKKa asked us to slow down; nothing was charged. */
  TRY_AGAIN_LATER(Meaning.NOTHING_HAPPENED),
  /** The merchant's account or request is set up wrongly; another card does not help. */
  MERCHANT_SETUP(Meaning.MERCHANT_MUST_FIX),
  /** The agreement does not exist at PayKKa, or is over there. */
  AGREEMENT_ENDED(Meaning.MERCHANT_MUST_FIX),
  /** PayKKa does not do this with the transaction as it stands there. */
  NOT_POSSIBLE(Meaning.MERCHANT_MUST_FIX),
  /** PayKKa gave a code nobody has listed yet. Treated as a failure, and counted. */
  UNLISTED(Meaning.UNKNOWN);

  /** What a failure asks for, and of whom. */
  public enum Meaning {
    /** The bank said no; another card may help. */
    DECLINED,
    /** The shopper can try again with other or corrected data. */
    OTHER_DATA,
    /** Nothing was done; the shopper can try the same again. */
    NOTHING_HAPPENED,
    /** Only the merchant can do something about it. */
    MERCHANT_MUST_FIX,
    /** Nobody has listed the code; another card may help. */
    UNKNOWN
  }

  private final Meaning meaning;

  FailureReason(Meaning meaning) {
    this.meaning = meaning;
  }

  public Meaning meaning() {
    return meaning;
  }

  /** Whether the shopper can help by trying again or with another card. */
  public boolean shopperMayRetry() {
    return switch (meaning) {
      case DECLINED, OTHER_DATA, NOTHING_HAPPENED, UNKNOWN -> true;
      case MERCHANT_MUST_FIX -> false;
    };
  }
}
