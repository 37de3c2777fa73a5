package io.paykkaserverless.core.card;

/** What the shopper pays with. Lives in memory for one request to PayKKa and is never stored. */
public sealed interface PaymentInstrument permits EncryptedCard {}
