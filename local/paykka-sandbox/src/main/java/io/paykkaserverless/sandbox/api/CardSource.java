package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.card.Card;
import io.paykkaserverless.sandbox.card.EncryptedFields;
import io.paykkaserverless.sandbox.wallet.AuthMethod;
import io.paykkaserverless.sandbox.wallet.Wallet;

/** Where the card of a request comes from. */
sealed interface CardSource {

  /** In clear, from a merchant who may do that. */
  record Plain(Card card) implements CardSource {}

  /** Encrypted in the shopper's browser. */
  record Encrypted(EncryptedFields fields) implements CardSource {}

  /** Stored before. */
  record Stored(String token) implements CardSource {}

  /** Out of a wallet whose token PayKKa decrypts. */
  record InWallet(Wallet wallet, String tokenData) implements CardSource {
    @Override
    public String toString() {
      return "[wallet token]";
    }
  }

  /** Out of a wallet whose token the merchant decrypted. */
  record OutOfWallet(Card card, AuthMethod method) implements CardSource {}
}
