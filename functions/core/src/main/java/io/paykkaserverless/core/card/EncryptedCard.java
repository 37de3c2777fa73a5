package io.paykkaserverless.core.card;

import java.util.Optional;

/**
 * A card as PayKKa's Encrypted Card component gives it to the shopper's browser: four ciphertexts
 * only PayKKa can read. They differ on every submit, so nothing may be derived from them.
 *
 * @param number PayKKa's {@code encrypted_card_no}
 * @param expiryYear PayKKa's {@code encrypted_exp_year}
 * @param expiryMonth PayKKa's {@code encrypted_exp_month}
 * @param cvv PayKKa's {@code encrypted_cvv}
 * @param holderName the name on the card, in clear, as PayKKa wants it
 */
public record EncryptedCard(
    Sensitive number,
    Sensitive expiryYear,
    Sensitive expiryMonth,
    Sensitive cvv,
    Optional<Sensitive> holderName)
    implements PaymentInstrument {

  @Override
  public PaymentMethod method() {
    return PaymentMethod.BANKCARD;
  }
}
