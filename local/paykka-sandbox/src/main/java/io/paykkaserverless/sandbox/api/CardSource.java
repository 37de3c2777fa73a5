package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.card.Card;
import io.paykkaserverless.sandbox.card.EncryptedFields;

/** Where the card of a request comes from. */
sealed interface CardSource {

  /** In clear, from a merchant who may do that. */
  record Plain(Card card) implements CardSource {}

  /** Encrypted in the shopper's browser. */
  record Encrypted(EncryptedFields fields) implements CardSource {}
}
