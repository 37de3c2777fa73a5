package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.card.ResultCode;
import java.time.Duration;
import java.util.Optional;

/**
 * How payments are taken, where PayKKa publishes nothing or leaves a choice.
 *
 * @param encryptedCardLifetime how long after its encryption a card may be used; wallets' tokens
 *     last as long
 * @param captureDelay under automatic capture, AUTHORIZED is reported first and SUCCESS this much
 *     later; none for SUCCESS at once
 * @param authorisationLifetime what is authorized and not captured is canceled after this; none for
 *     never
 * @param insufficientFunds what 4000000000009995 answers
 * @param slowness how long the issuer of 4000000000000077 takes
 * @param storesBankCardsAlone whether storing a wallet's card gets {@code 2013}
 * @param lateTokens whether replies tell neither token nor agreement, so that only queries and
 *     webhooks do
 * @param applePayReply how a created Apple Pay session is answered
 */
public record PaymentSettings(
    Duration encryptedCardLifetime,
    Optional<Duration> captureDelay,
    Optional<Duration> authorisationLifetime,
    ResultCode insufficientFunds,
    Duration slowness,
    boolean storesBankCardsAlone,
    boolean lateTokens,
    ApplePayReply applePayReply) {

  /** 15 minutes, captured at once, {@code 3051}, 2 seconds, and as PayKKa documents it. */
  public static final PaymentSettings DEFAULT =
      new PaymentSettings(
          Duration.ofMinutes(15),
          Optional.empty(),
          Optional.empty(),
          new ResultCode("3051", "Insufficient funds"),
          Duration.ofSeconds(2),
          true,
          false,
          ApplePayReply.STRING);

  /** The same with a capture some time after approval. */
  public PaymentSettings withCaptureDelay(Duration delay) {
    return new PaymentSettings(
        encryptedCardLifetime,
        Optional.of(delay),
        authorisationLifetime,
        insufficientFunds,
        slowness,
        storesBankCardsAlone,
        lateTokens,
        applePayReply);
  }

  /** The same with authorizations that end by themselves. */
  public PaymentSettings withAuthorisationLifetime(Duration lifetime) {
    return new PaymentSettings(
        encryptedCardLifetime,
        captureDelay,
        Optional.of(lifetime),
        insufficientFunds,
        slowness,
        storesBankCardsAlone,
        lateTokens,
        applePayReply);
  }

  /** The same with a slow issuer that takes this long. */
  public PaymentSettings withSlowness(Duration delay) {
    return new PaymentSettings(
        encryptedCardLifetime,
        captureDelay,
        authorisationLifetime,
        insufficientFunds,
        delay,
        storesBankCardsAlone,
        lateTokens,
        applePayReply);
  }

  /** The same, storing cards out of wallets too. */
  public PaymentSettings storingWalletCards() {
    return new PaymentSettings(
        encryptedCardLifetime,
        captureDelay,
        authorisationLifetime,
        insufficientFunds,
        slowness,
        false,
        lateTokens,
        applePayReply);
  }

  /** The same with tokens that only queries and webhooks tell. */
  public PaymentSettings withLateTokens() {
    return new PaymentSettings(
        encryptedCardLifetime,
        captureDelay,
        authorisationLifetime,
        insufficientFunds,
        slowness,
        storesBankCardsAlone,
        true,
        applePayReply);
  }

  /** The same with Apple Pay sessions answered in another form. */
  public PaymentSettings withApplePayReply(ApplePayReply form) {
    return new PaymentSettings(
        encryptedCardLifetime,
        captureDelay,
        authorisationLifetime,
        insufficientFunds,
        slowness,
        storesBankCardsAlone,
        lateTokens,
        form);
  }
}
