package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.core.money.Money;
import java.net.URI;
import java.util.Optional;

/**
 * What the merchant asked for; no card data.
 *
 * @param transId the merchant's number, unique
 * @param amount what is to be paid, above zero
 * @param authorisationType echoed
 * @param paymentMethod echoed
 * @param shopperReference echoed
 * @param returnUrl where the shopper goes after 3-D Secure
 * @param notifyUrl where results are reported; none and nothing is reported
 */
public record Order(
    String merchantId,
    String transId,
    Money amount,
    Capture capture,
    String authorisationType,
    PaymentMethod paymentMethod,
    Optional<String> shopperReference,
    Optional<URI> returnUrl,
    Optional<URI> notifyUrl) {

  /** The same order over another amount, for webhooks that lie. */
  Order withAmount(Money other) {
    return new Order(
        merchantId,
        transId,
        other,
        capture,
        authorisationType,
        paymentMethod,
        shopperReference,
        returnUrl,
        notifyUrl);
  }
}
