package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.sandbox.transaction.PaymentMethod;
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
 * @param sellsPhysicalGoods whether {@code shipping} must be told; otherwise {@code 2009}
 * @param mayRefund otherwise refunds get {@code 1006}
 * @param refusedMethods get {@code 1004}
 * @param refusedTypes get {@code 1005}
 * @param refusedCurrencies get {@code 1007}
 */
public record MerchantRegistration(
    String merchantId,
    String appId,
    PublicKey publicKey,
    Optional<URI> notifyUrl,
    boolean active,
    boolean mayTakePlainCards,
    boolean sellsPhysicalGoods,
    boolean mayRefund,
    Set<PaymentMethod> refusedMethods,
    Set<PaymentType> refusedTypes,
    Set<CurrencyCode> refusedCurrencies) {

  public MerchantRegistration {
    refusedMethods = Set.copyOf(refusedMethods);
    refusedTypes = Set.copyOf(refusedTypes);
    refusedCurrencies = Set.copyOf(refusedCurrencies);
  }

  /** An active merchant without PCI certification who takes everything else. */
  public static MerchantRegistration of(String merchantId, String appId, PublicKey publicKey) {
    return new MerchantRegistration(
        merchantId,
        appId,
        publicKey,
        Optional.empty(),
        true,
        false,
        false,
        true,
        Set.of(),
        Set.of(),
        Set.of());
  }

  /** The same, with results going to {@code url} where a request names no address. */
  public MerchantRegistration withNotifyUrl(URI url) {
    return new MerchantRegistration(
        merchantId,
        appId,
        publicKey,
        Optional.of(url),
        active,
        mayTakePlainCards,
        sellsPhysicalGoods,
        mayRefund,
        refusedMethods,
        refusedTypes,
        refusedCurrencies);
  }

  /** The same, disabled. */
  public MerchantRegistration disabled() {
    return new MerchantRegistration(
        merchantId,
        appId,
        publicKey,
        notifyUrl,
        false,
        mayTakePlainCards,
        sellsPhysicalGoods,
        mayRefund,
        refusedMethods,
        refusedTypes,
        refusedCurrencies);
  }

  /** The same with PCI certification: card numbers may come in clear. */
  public MerchantRegistration withPlainCards() {
    return new MerchantRegistration(
        merchantId,
        appId,
        publicKey,
        notifyUrl,
        active,
        true,
        sellsPhysicalGoods,
        mayRefund,
        refusedMethods,
        refusedTypes,
        refusedCurrencies);
  }

  /** The same, selling what has to be shipped. */
  public MerchantRegistration withPhysicalGoods() {
    return new MerchantRegistration(
        merchantId,
        appId,
        publicKey,
        notifyUrl,
        active,
        mayTakePlainCards,
        true,
        mayRefund,
        refusedMethods,
        refusedTypes,
        refusedCurrencies);
  }

  /** The same, but nothing can be refunded. */
  public MerchantRegistration withoutRefunds() {
    return new MerchantRegistration(
        merchantId,
        appId,
        publicKey,
        notifyUrl,
        active,
        mayTakePlainCards,
        sellsPhysicalGoods,
        false,
        refusedMethods,
        refusedTypes,
        refusedCurrencies);
  }

  /** The same without some ways to pay. */
  public MerchantRegistration refusing(PaymentMethod... methods) {
    return new MerchantRegistration(
        merchantId,
        appId,
        publicKey,
        notifyUrl,
        active,
        mayTakePlainCards,
        sellsPhysicalGoods,
        mayRefund,
        Set.of(methods),
        refusedTypes,
        refusedCurrencies);
  }

  /** The same without some types of payment. */
  public MerchantRegistration refusing(PaymentType... types) {
    return new MerchantRegistration(
        merchantId,
        appId,
        publicKey,
        notifyUrl,
        active,
        mayTakePlainCards,
        sellsPhysicalGoods,
        mayRefund,
        refusedMethods,
        Set.of(types),
        refusedCurrencies);
  }

  /** The same without some currencies. */
  public MerchantRegistration refusing(CurrencyCode... currencies) {
    return new MerchantRegistration(
        merchantId,
        appId,
        publicKey,
        notifyUrl,
        active,
        mayTakePlainCards,
        sellsPhysicalGoods,
        mayRefund,
        refusedMethods,
        refusedTypes,
        Set.of(currencies));
  }
}
