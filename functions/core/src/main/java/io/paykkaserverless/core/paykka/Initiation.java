package io.paykkaserverless.core.paykka;

import io.paykkaserverless.core.card.PaymentInstrument;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Terms;
import java.net.URI;
import java.util.Optional;

/**
 * Everything PayKKa needs to start a transaction (operation <em>Initiate transaction</em>).
 *
 * @param attempt gives the {@code trans_id}; stored before this is sent
 * @param terms amount, currency, capture method, kind, as the merchant's server set them
 * @param details goods, addresses, customer, as the merchant's server told them
 * @param instrument what the shopper pays with
 * @param device the shopper's browser
 * @param returnUrl our return address for this attempt, with its signed token; nothing where no
 *     shopper is present
 * @param notifyUrl our webhook address
 */
public record Initiation(
    AttemptId attempt,
    Terms terms,
    OrderDetails details,
    PaymentInstrument instrument,
    ShopperDevice device,
    Optional<URI> returnUrl,
    URI notifyUrl) {}
