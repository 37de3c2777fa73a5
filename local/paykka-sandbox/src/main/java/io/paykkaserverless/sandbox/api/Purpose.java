package io.paykkaserverless.sandbox.api;

/** What a payment is for, beyond itself. */
sealed interface Purpose {

  /** Nothing; a card may still come from the store, as in a one-click payment. */
  record Once() implements Purpose {}

  /** The card is stored for one-click payments. */
  record Storing(String shopperReference) implements Purpose {}

  /** The first of a series: the card is stored, and the shopper agrees to be charged again. */
  record First(String shopperReference) implements Purpose {}

  /** A later one of a series: the merchant charges, the shopper is away. */
  record ByAgreement(String agreementId) implements Purpose {}
}
