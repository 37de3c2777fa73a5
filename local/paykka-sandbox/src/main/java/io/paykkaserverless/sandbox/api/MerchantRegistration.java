package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.core.money.CurrencyCode;
import java.net.URI;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;

/**
 * What PayKKa knows of the one merchant this sandbox serves, as set up in its back office.
 *
 * @param merchantId {@code merchant_id}, 14 digits in PayKKa's samples
 * @param appId {@code x-paykka-appid}, 15 digits in PayKKa's samples
 * @param publicKey verifies the merchant's requests; RSA
 * @param notifyUrl where results go when a request names no {@code notify_url}
 * @param active a merchant that is not gets {@code 1001} for everything
 * @param mayTakePlainCards whether PCI certification was shown; otherwise {@code 1008}
 * @param refusedCurrencies get {@code 1007}
 */
public record MerchantRegistration(
    String merchantId,
    String appId,
    PublicKey publicKey,
    Optional<URI> notifyUrl,
    boolean active,
    boolean mayTakePlainCards,
    Set<CurrencyCode> refusedCurrencies) {

  public MerchantRegistration {
    refusedCurrencies = Set.copyOf(refusedCurrencies);
  }

  /** An active merchant without PCI certification who takes every currency. */
  public static MerchantRegistration of(String merchantId, String appId, PublicKey publicKey) {
    return new MerchantRegistration(
        merchantId, appId, publicKey, Optional.empty(), true, false, Set.of());
  }
}
