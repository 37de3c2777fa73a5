package io.paykkaserverless.sandbox;

import io.paykkaserverless.core.payment.IdSource;
import io.paykkaserverless.sandbox.api.MerchantRegistration;
import io.paykkaserverless.sandbox.api.PaymentSettings;
import io.paykkaserverless.sandbox.card.TestCards;
import io.paykkaserverless.sandbox.challenge.ChallengeSettings;
import io.paykkaserverless.sandbox.transaction.RefundCourse;
import io.paykkaserverless.sandbox.wallet.WalletTokens;
import io.paykkaserverless.sandbox.webhook.WebhookSettings;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;

/**
 * How a sandbox is set up. Only the merchant must be named; {@link #of} fills in the rest, and the
 * {@code with} methods change one thing each.
 *
 * @param merchant the one merchant it serves
 * @param keys client key, platform keys, card keys
 * @param clock judges timestamps and expiry
 * @param ids makes order numbers, nonces and challenge addresses
 * @param port 0 for any free one
 * @param payments how payments are taken
 * @param refunds how refunds go where nothing else is asked for
 * @param challenge how 3-D Secure ends
 * @param webhooks how results are reported
 * @param shopOrigins pages that may use the card component; empty for every page on this machine
 */
public record SandboxSettings(
    MerchantRegistration merchant,
    SandboxKeys keys,
    InstantSource clock,
    IdSource ids,
    int port,
    PaymentSettings payments,
    RefundCourse refunds,
    ChallengeSettings challenge,
    WebhookSettings webhooks,
    Set<String> shopOrigins) {

  public SandboxSettings {
    shopOrigins = Set.copyOf(shopOrigins);
  }

  /** Fresh keys, real time, secure random numbers, a free port, and every default. */
  public static SandboxSettings of(MerchantRegistration merchant) {
    RandomIds ids = new RandomIds(new SecureRandom());
    return new SandboxSettings(
        merchant,
        SandboxKeys.fresh(ids),
        InstantSource.system(),
        ids,
        0,
        PaymentSettings.DEFAULT,
        RefundCourse.SOON,
        ChallengeSettings.DEFAULT,
        WebhookSettings.DEFAULT,
        Set.of());
  }

  /** The same for another merchant. */
  public SandboxSettings withMerchant(MerchantRegistration other) {
    return new SandboxSettings(
        other, keys, clock, ids, port, payments, refunds, challenge, webhooks, shopOrigins);
  }

  /** The same with a client key that stays from run to run. */
  public SandboxSettings withClientKey(String key) {
    return new SandboxSettings(
        merchant,
        new SandboxKeys(key, keys.platform(), keys.cards()),
        clock,
        ids,
        port,
        payments,
        refunds,
        challenge,
        webhooks,
        shopOrigins);
  }

  /** The same with platform keys that stay from run to run. */
  public SandboxSettings withPlatformKeys(KeyPair pair) {
    return new SandboxSettings(
        merchant,
        new SandboxKeys(keys.client(), pair, keys.cards()),
        clock,
        ids,
        port,
        payments,
        refunds,
        challenge,
        webhooks,
        shopOrigins);
  }

  /** The same under another clock. */
  public SandboxSettings withClock(InstantSource other) {
    return new SandboxSettings(
        merchant, keys, other, ids, port, payments, refunds, challenge, webhooks, shopOrigins);
  }

  /** The same with other numbers. */
  public SandboxSettings withIds(IdSource other) {
    return new SandboxSettings(
        merchant, keys, clock, other, port, payments, refunds, challenge, webhooks, shopOrigins);
  }

  /** The same on a fixed port. */
  public SandboxSettings withPort(int number) {
    return new SandboxSettings(
        merchant, keys, clock, ids, number, payments, refunds, challenge, webhooks, shopOrigins);
  }

  /** The same with payments taken differently. */
  public SandboxSettings withPayments(PaymentSettings other) {
    return new SandboxSettings(
        merchant, keys, clock, ids, port, other, refunds, challenge, webhooks, shopOrigins);
  }

  /** The same with refunds that go another way. */
  public SandboxSettings withRefunds(RefundCourse course) {
    return new SandboxSettings(
        merchant, keys, clock, ids, port, payments, course, challenge, webhooks, shopOrigins);
  }

  /** The same with another end of 3-D Secure. */
  public SandboxSettings withChallenge(ChallengeSettings other) {
    return new SandboxSettings(
        merchant, keys, clock, ids, port, payments, refunds, other, webhooks, shopOrigins);
  }

  /** The same with results reported differently. */
  public SandboxSettings withWebhooks(WebhookSettings other) {
    return new SandboxSettings(
        merchant, keys, clock, ids, port, payments, refunds, challenge, other, shopOrigins);
  }

  /** The same with a whitelist of shop origins. */
  public SandboxSettings withShopOrigins(Set<String> origins) {
    return new SandboxSettings(
        merchant, keys, clock, ids, port, payments, refunds, challenge, webhooks, origins);
  }

  /** The test cards a sandbox with these settings knows. */
  TestCards testCards() {
    return new TestCards(payments.insufficientFunds());
  }

  /** Makes and reads the wallet tokens of a sandbox with these settings. */
  WalletTokens walletTokens() {
    return new WalletTokens(keys.cards().getPrivate(), payments.encryptedCardLifetime(), clock);
  }
}
