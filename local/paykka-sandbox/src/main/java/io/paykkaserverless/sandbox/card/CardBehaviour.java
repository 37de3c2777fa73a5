package io.paykkaserverless.sandbox.card;

import java.util.Optional;

/**
 * What a card does when it is charged.
 *
 * @param result what the issuer says in the end
 * @param resultByAgreement what it says when the merchant charges by agreement, the shopper away
 * @param issuer how the issuer sees 3-D Secure for this card
 * @param slow whether the issuer takes its time to answer
 * @param obstacle keeps the request from becoming a transaction
 */
public record CardBehaviour(
    ResultCode result,
    ResultCode resultByAgreement,
    Issuer issuer,
    boolean slow,
    Optional<Obstacle> obstacle) {

  /** How an issuer sees 3-D Secure. */
  public enum Issuer {
    /** Challenges only when the merchant insists. */
    TRUSTING,
    /** Challenges unless the merchant asks to be spared. */
    CAREFUL,
    /** Always challenges. */
    INSISTING,
    /** Never challenges: nobody is there to ask, or there is nothing left to find out. */
    ABSENT
  }

  static CardBehaviour approved(Issuer issuer) {
    return answering(ResultCode.SUCCESS, issuer);
  }

  static CardBehaviour answering(ResultCode result, Issuer issuer) {
    return new CardBehaviour(result, result, issuer, false, Optional.empty());
  }

  /** A card that is refused before any issuer is asked. */
  static CardBehaviour refused(ResultCode result) {
    return answering(result, Issuer.ABSENT);
  }

  static CardBehaviour blocked(Obstacle obstacle) {
    return new CardBehaviour(
        ResultCode.INVALID_CARD,
        ResultCode.INVALID_CARD,
        Issuer.ABSENT,
        false,
        Optional.of(obstacle));
  }

  CardBehaviour slowly() {
    return new CardBehaviour(result, resultByAgreement, issuer, true, obstacle);
  }

  CardBehaviour laterAnswering(ResultCode byAgreement) {
    return new CardBehaviour(result, byAgreement, issuer, slow, obstacle);
  }

  /** The same card where the wallet has made sure of the shopper. */
  public CardBehaviour unchallenged() {
    return new CardBehaviour(result, resultByAgreement, Issuer.ABSENT, slow, obstacle);
  }

  /** The same card charged by agreement: there is nobody to challenge. */
  public CardBehaviour byAgreement() {
    return new CardBehaviour(resultByAgreement, resultByAgreement, Issuer.ABSENT, slow, obstacle);
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
