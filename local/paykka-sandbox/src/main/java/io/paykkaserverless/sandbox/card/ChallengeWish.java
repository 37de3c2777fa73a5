package io.paykkaserverless.sandbox.card;

/** What the merchant asks for, PayKKa's {@code challenge_indicator}. */
public enum ChallengeWish {
  /** Let the issuer decide; also what an unknown value means. */
  AUTO,
  /** Insist on 3-D Secure. */
  CHALLENGE,
  /** Ask to be spared; an issuer may insist all the same. */
  NO_CHALLENGE;

  /** Reads the field as leniently as PayKKa does. */
  public static ChallengeWish parse(String text) {
    return switch (text) {
      case "CHALLENGE" -> CHALLENGE;
      case "NO_CHALLENGE" -> NO_CHALLENGE;
      default -> AUTO;
    };
  }
}
