package io.paykkaserverless.core.create;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.FieldHash;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.IdempotencyKey;
import java.net.URI;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a merchant's server asks for.
 *
 * @param caller the name of the API key that was used; survives the key's rotation
 * @param key the merchant's {@code Idempotency-Key}
 * @param amount what is to be paid; more than zero
 * @param reference the merchant's order number, 1 to 64 characters
 * @param description what it is for, up to 200 characters
 * @param returnUrl where the shopper shall go after 3-D Secure
 * @param captureMethod when the money is taken
 */
public record CreatePaymentCommand(
    String caller,
    IdempotencyKey key,
    Money amount,
    String reference,
    Optional<String> description,
    URI returnUrl,
    CaptureMethod captureMethod) {

  /** A hash of every field but the caller and the key; the same request has the same. */
  Fingerprint fingerprint() {
    byte[] hash =
        FieldHash.of(
            "create/v1",
            Long.toString(amount.minor()),
            amount.currency().code(),
            reference,
            description.orElse(""),
            returnUrl.toString(),
            captureMethod.name());
    return new Fingerprint(HexFormat.of().formatHex(hash));
  }
}
