package io.paykkaserverless.core.confirm;

import io.paykkaserverless.core.card.PaymentInstrument;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.Speaker;
import java.net.URI;

/**
 * A shopper (or the merchant's server for them) wants to pay.
 *
 * @param payment which payment; the caller was found entitled to it
 * @param speaker SHOPPER or MERCHANT
 * @param instrument what to pay with
 * @param device the shopper's browser
 * @param publicBaseUrl where our API is reached from outside, without a slash at the end
 */
public record ConfirmPaymentCommand(
    PaymentId payment,
    Speaker speaker,
    PaymentInstrument instrument,
    ShopperDevice device,
    URI publicBaseUrl) {}
