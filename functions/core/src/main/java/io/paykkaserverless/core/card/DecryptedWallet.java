package io.paykkaserverless.core.card;

import java.util.Optional;

/**
 * A wallet's payment token that the merchant has decrypted. In PCI DSS scope like a plain card.
 *
 * @param card the number that the wallet gave; often a device account number, not the card's own
 * @param cryptogram PayKKa's {@code token_authentication.cryptogram}, Base64
 * @param tokenFormat {@code CRYPTOGRAM_3DS} or {@code PAN_ONLY}
 * @param eci the Electronic Commerce Indicator (EMV 3-D Secure), where the wallet gave one
 * @param accountVerified Google Pay's {@code assuranceDetails}
 * @param cardHolderAuthenticated Google Pay's {@code assuranceDetails}
 */
public record DecryptedWallet(
    Wallet wallet,
    PlainCard card,
    Sensitive cryptogram,
    String tokenFormat,
    Optional<String> eci,
    Optional<Boolean> accountVerified,
    Optional<Boolean> cardHolderAuthenticated)
    implements PaymentInstrument {

  @Override
  public PaymentMethod method() {
    return wallet.method();
  }
}
