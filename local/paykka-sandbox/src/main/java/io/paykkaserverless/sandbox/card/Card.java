package io.paykkaserverless.sandbox.card;

/**
 * A card in clear. Lives only while a request is answered; it is never kept, logged or printed.
 *
 * @param number digits only
 * @param expiryYear four digits
 * @param expiryMonth two digits
 * @param cvv three digits, four for American Express
 */
public record Card(String number, String expiryYear, String expiryMonth, String cvv) {

  @Override
  public String toString() {
    return "[card]";
  }
}
