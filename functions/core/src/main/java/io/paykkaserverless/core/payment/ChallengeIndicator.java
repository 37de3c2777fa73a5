package io.paykkaserverless.core.payment;

/**
 * What the merchant wishes of 3-D Secure, PayKKa's {@code challenge_indicator}. Scheme and issuer
 * decide. AUTO is documented, the others are assumed.
 */
public enum ChallengeIndicator {
  /** Let scheme and issuer decide. */
  AUTO,
  /** Ask for a challenge. */
  CHALLENGE,
  /** Ask to be spared one. */
  NO_CHALLENGE
}
