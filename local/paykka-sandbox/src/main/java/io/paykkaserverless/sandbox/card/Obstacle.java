package io.paykkaserverless.sandbox.card;

/** Why a request with a card is refused before there is a transaction. */
public enum Obstacle {
  /** Counts as not to be decrypted: {@code 2004}. */
  DATA_UNREADABLE,
  /** Counts as encrypted too long ago: {@code 2005}. */
  DATA_EXPIRED,
  /** Counts as a merchant who may not take payments: {@code 1022}. */
  MERCHANT_BARRED
}
