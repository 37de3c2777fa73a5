package io.paykkaserverless.core.card;

/** What is paid with. Lives in memory for one request to PayKKa and is never stored. */
public sealed interface PaymentInstrument
    permits EncryptedCard, PlainCard, CardToken, WalletToken, DecryptedWallet, AgreementCredential {

  /** What PayKKa calls this way to pay. */
  PaymentMethod method();
}
