package io.paykkaserverless.sandbox.wallet;

/** The wallets a shopper may pay with. */
public enum Wallet {
  APPLE_PAY,
  GOOGLE_PAY
}
