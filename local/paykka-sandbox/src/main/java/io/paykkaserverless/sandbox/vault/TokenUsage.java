package io.paykkaserverless.sandbox.vault;

/** What a card is stored for, PayKKa's {@code token_usage}. */
public enum TokenUsage {
  /** The shopper pays with one click. */
  CARD_ON_FILE,
  /** The merchant charges by agreement. */
  SUBSCRIPTION
}
