package io.paykkaserverless.runner.merchant;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What a merchant's server has to know. Prints no key.
 *
 * @param apiUrl the payment API, without a slash at the end
 * @param apiKey what the server shows to the payment API; never leaves the server
 * @param notificationKeys {@code whsec_} and Base64, each a key that may sign notifications
 * @param checkoutUrl PayKKa's checkout host, where the Encrypted Card component comes from
 * @param paykkaMerchantId the merchant's id at PayKKa; public
 * @param paykkaClientKey PayKKa's key for browsers; public
 * @param storefront the folder with the shop's pages
 * @param plainCards whether the payment API takes cards in clear; only for merchants who may
 */
public record MerchantSettings(
    URI apiUrl,
    String apiKey,
    List<String> notificationKeys,
    URI checkoutUrl,
    String paykkaMerchantId,
    String paykkaClientKey,
    Path storefront,
    boolean plainCards) {

  public MerchantSettings {
    notificationKeys = List.copyOf(notificationKeys);
  }

  /** A merchant who never sees a card in clear. */
  public MerchantSettings(
      URI apiUrl,
      String apiKey,
      List<String> notificationKeys,
      URI checkoutUrl,
      String paykkaMerchantId,
      String paykkaClientKey,
      Path storefront) {
    this(
        apiUrl,
        apiKey,
        notificationKeys,
        checkoutUrl,
        paykkaMerchantId,
        paykkaClientKey,
        storefront,
        false);
  }

  /** The same, of a payment API that was deployed with the route for cards in clear, or without. */
  public MerchantSettings withPlainCards(boolean taken) {
    return new MerchantSettings(
        apiUrl,
        apiKey,
        notificationKeys,
        checkoutUrl,
        paykkaMerchantId,
        paykkaClientKey,
        storefront,
        taken);
  }

  @Override
  public String toString() {
    return "[merchant " + paykkaMerchantId + " at " + apiUrl + "]";
  }
}
