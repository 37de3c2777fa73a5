package io.paykkaserverless.sandbox.card;

/**
 * What a card does when it is charged.
 *
 * @param result what the issuer says in the end
 * @param issuer how the issuer sees 3-D Secure for this card
 */
public record CardBehaviour(ResultCode result, Issuer issuer) {

  /** How an issuer sees 3-D Secure. */
  public enum Issuer {
    /** Challenges only when the merchant insists. */
    TRUSTING,
    /** Challenges unless the merchant asks to be spared. */
    CAREFUL,
    /** Always challenges. */
    INSISTING,
    /** Never gets that far: the card is refused at once. */
    ABSENT
  }

  /** A card that is refused before any issuer is asked. */
  static CardBehaviour refused(ResultCode result) {
    return new CardBehaviour(result, Issuer.ABSENT);
  }

  /** Whether the shopper must pass 3-D Secure first. */
  public boolean challenges(ChallengeWish wish) {
    return switch (issuer) {
      case INSISTING -> true;
      case CAREFUL -> wish != ChallengeWish.NO_CHALLENGE;
      case TRUSTING -> wish == ChallengeWish.CHALLENGE;
      case ABSENT -> false;
    };
  }
}
