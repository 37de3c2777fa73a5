package io.paykkaserverless.sandbox.card;

import java.util.Optional;

/**
 * A card in clear. Lives only while a request is answered; it is never kept, logged or printed.
 *
 * @param number digits only
 * @param expiryYear four digits
 * @param expiryMonth two digits
 * @param cvv three digits, four for American Express; none where a wallet vouches for the card
 */
public record Card(String number, String expiryYear, String expiryMonth, Optional<String> cvv) {

  /** A card as a shopper types it. */
  public Card(String number, String expiryYear, String expiryMonth, String cvv) {
    this(number, expiryYear, expiryMonth, Optional.of(cvv));
  }

  @Override
  public String toString() {
    return "[card]";
  }
}
