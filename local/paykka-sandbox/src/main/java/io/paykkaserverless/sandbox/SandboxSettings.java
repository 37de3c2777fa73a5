package io.paykkaserverless.sandbox;

import io.paykkaserverless.core.payment.IdSource;
import io.paykkaserverless.sandbox.api.MerchantRegistration;
import io.paykkaserverless.sandbox.card.ResultCode;
import io.paykkaserverless.sandbox.challenge.ChallengeSettings;
import io.paykkaserverless.sandbox.signature.PaykkaNumbers;
import io.paykkaserverless.sandbox.webhook.WebhookSettings;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * How a sandbox is set up. Only the merchant must be named; {@link #of} fills in the rest, and the
 * {@code with} methods change one thing each.
 *
 * @param merchant the one merchant it serves
 * @param clientKey what the merchant's pages identify themselves with: {@code ck_} and 32 hex
 *     digits
 * @param platformKeys sign replies and webhooks; RSA-2048
 * @param cardKeys encrypt and decrypt cards; RSA-2048
 * @param clock judges timestamps and expiry
 * @param ids makes order numbers, nonces and challenge addresses
 * @param port 0 for any free one
 * @param challenge how 3-D Secure ends
 * @param webhooks how results are reported
 * @param encryptedCardLifetime how long an encrypted card may be used; PayKKa publishes none
 * @param captureDelay under automatic capture, AUTHORIZED is reported first and SUCCESS this much
 *     later; none for SUCCESS at once
 * @param insufficientFunds what 4000000000009995 answers; PayKKa publishes no code for it
 * @param shopOrigins pages that may use the card component; empty for every page on this machine
 */
public record SandboxSettings(
    MerchantRegistration merchant,
    String clientKey,
    KeyPair platformKeys,
    KeyPair cardKeys,
    InstantSource clock,
    IdSource ids,
    int port,
    ChallengeSettings challenge,
    WebhookSettings webhooks,
    Duration encryptedCardLifetime,
    Optional<Duration> captureDelay,
    ResultCode insufficientFunds,
    Set<String> shopOrigins) {

  private static final Duration CARD_LIFETIME = Duration.ofMinutes(15);
  private static final ResultCode INSUFFICIENT_FUNDS = new ResultCode("3051", "Insufficient funds");

  public SandboxSettings {
    shopOrigins = Set.copyOf(shopOrigins);
  }

  /** Fresh keys, real time, secure random numbers, a free port, and every default. */
  public static SandboxSettings of(MerchantRegistration merchant) {
    RandomIds ids = new RandomIds(new SecureRandom());
    return new SandboxSettings(
        merchant,
        new PaykkaNumbers(ids).clientKey(),
        RsaKeyPairs.fresh(),
        RsaKeyPairs.fresh(),
        InstantSource.system(),
        ids,
        0,
        ChallengeSettings.DEFAULT,
        WebhookSettings.DEFAULT,
        CARD_LIFETIME,
        Optional.empty(),
        INSUFFICIENT_FUNDS,
        Set.of());
  }

  /** The same for another merchant. */
  public SandboxSettings withMerchant(MerchantRegistration other) {
    return new SandboxSettings(
        other,
        clientKey,
        platformKeys,
        cardKeys,
        clock,
        ids,
        port,
        challenge,
        webhooks,
        encryptedCardLifetime,
        captureDelay,
        insufficientFunds,
        shopOrigins);
  }

  /** The same with a client key that stays from run to run. */
  public SandboxSettings withClientKey(String key) {
    return new SandboxSettings(
        merchant,
        key,
        platformKeys,
        cardKeys,
        clock,
        ids,
        port,
        challenge,
        webhooks,
        encryptedCardLifetime,
        captureDelay,
        insufficientFunds,
        shopOrigins);
  }

  /** The same with platform keys that stay from run to run. */
  public SandboxSettings withPlatformKeys(KeyPair keys) {
    return new SandboxSettings(
        merchant,
        clientKey,
        keys,
        cardKeys,
        clock,
        ids,
        port,
        challenge,
        webhooks,
        encryptedCardLifetime,
        captureDelay,
        insufficientFunds,
        shopOrigins);
  }

  /** The same under another clock. */
  public SandboxSettings withClock(InstantSource source) {
    return new SandboxSettings(
        merchant,
        clientKey,
        platformKeys,
        cardKeys,
        source,
        ids,
        port,
        challenge,
        webhooks,
        encryptedCardLifetime,
        captureDelay,
        insufficientFunds,
        shopOrigins);
  }

  /** The same with other numbers. */
  public SandboxSettings withIds(IdSource source) {
    return new SandboxSettings(
        merchant,
        clientKey,
        platformKeys,
        cardKeys,
        clock,
        source,
        port,
        challenge,
        webhooks,
        encryptedCardLifetime,
        captureDelay,
        insufficientFunds,
        shopOrigins);
  }

  /** The same on a fixed port. */
  public SandboxSettings withPort(int number) {
    return new SandboxSettings(
        merchant,
        clientKey,
        platformKeys,
        cardKeys,
        clock,
        ids,
        number,
        challenge,
        webhooks,
        encryptedCardLifetime,
        captureDelay,
        insufficientFunds,
        shopOrigins);
  }

  /** The same with another end of 3-D Secure. */
  public SandboxSettings withChallenge(ChallengeSettings settings) {
    return new SandboxSettings(
        merchant,
        clientKey,
        platformKeys,
        cardKeys,
        clock,
        ids,
        port,
        settings,
        webhooks,
        encryptedCardLifetime,
        captureDelay,
        insufficientFunds,
        shopOrigins);
  }

  /** The same with other webhooks. */
  public SandboxSettings withWebhooks(WebhookSettings settings) {
    return new SandboxSettings(
        merchant,
        clientKey,
        platformKeys,
        cardKeys,
        clock,
        ids,
        port,
        challenge,
        settings,
        encryptedCardLifetime,
        captureDelay,
        insufficientFunds,
        shopOrigins);
  }

  /** The same with another lifetime of encrypted cards. */
  public SandboxSettings withEncryptedCardLifetime(Duration lifetime) {
    return new SandboxSettings(
        merchant,
        clientKey,
        platformKeys,
        cardKeys,
        clock,
        ids,
        port,
        challenge,
        webhooks,
        lifetime,
        captureDelay,
        insufficientFunds,
        shopOrigins);
  }

  /** The same with a capture some time after approval. */
  public SandboxSettings withCaptureDelay(Duration delay) {
    return new SandboxSettings(
        merchant,
        clientKey,
        platformKeys,
        cardKeys,
        clock,
        ids,
        port,
        challenge,
        webhooks,
        encryptedCardLifetime,
        Optional.of(delay),
        insufficientFunds,
        shopOrigins);
  }

  /** The same with another code for insufficient funds. */
  public SandboxSettings withInsufficientFunds(ResultCode code) {
    return new SandboxSettings(
        merchant,
        clientKey,
        platformKeys,
        cardKeys,
        clock,
        ids,
        port,
        challenge,
        webhooks,
        encryptedCardLifetime,
        captureDelay,
        code,
        shopOrigins);
  }

  /** The same with a whitelist of shop origins. */
  public SandboxSettings withShopOrigins(Set<String> origins) {
    return new SandboxSettings(
        merchant,
        clientKey,
        platformKeys,
        cardKeys,
        clock,
        ids,
        port,
        challenge,
        webhooks,
        encryptedCardLifetime,
        captureDelay,
        insufficientFunds,
        origins);
  }
}
