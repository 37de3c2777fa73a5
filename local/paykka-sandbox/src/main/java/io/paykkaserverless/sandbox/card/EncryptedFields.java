package io.paykkaserverless.sandbox.card;

/**
 * What the component hands to {@code onCardEncrypted}, and the merchant sends on.
 *
 * @param cardNumber {@code encrypted_card_no}
 * @param expireYear {@code encrypted_exp_year}
 * @param expireMonth {@code encrypted_exp_month}
 * @param cvv {@code encrypted_cvv}
 */
public record EncryptedFields(
    String cardNumber, String expireYear, String expireMonth, String cvv) {

  @Override
  public String toString() {
    return "[encrypted card]";
  }
}
