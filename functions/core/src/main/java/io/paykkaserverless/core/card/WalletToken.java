package io.paykkaserverless.core.card;

/**
 * What a wallet gave to the shop's page, still encrypted; PayKKa opens it.
 *
 * @param token PayKKa's {@code token_data}: the wallet's payment token as JSON text
 */
public record WalletToken(Wallet wallet, Sensitive token) implements PaymentInstrument {

  @Override
  public PaymentMethod method() {
    return wallet.method();
  }
}
