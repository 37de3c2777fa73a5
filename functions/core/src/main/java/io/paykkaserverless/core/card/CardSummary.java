package io.paykkaserverless.core.card;

/**
 * What may be shown and kept of a card: its brand and last four digits (PCI DSS 3.4).
 *
 * @param brand PayKKa's {@code card_brand}, for example {@code VISA}
 * @param last4 the last four digits of the number
 */
public record CardSummary(String brand, String last4) {

  public CardSummary {
    if (!last4.matches("\\d{4}")) {
      throw new IllegalArgumentException("last4 must be four digits");
    }
    if (!brand.matches("[A-Za-z_ -]{1,32}")) {
      throw new IllegalArgumentException("brand must be 1 to 32 letters");
    }
  }
}
