package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.money.Money;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What the merchant's server laid down when it created the payment. Nothing later changes it, least
 * of all a browser.
 *
 * @param amount what is to be paid; more than zero
 * @param reference the merchant's own order number, 1 to 64 characters
 * @param description what it is for, up to 200 characters
 * @param returnUrl where the shopper goes after 3-D Secure; checked against the allow-list before;
 *     nothing where no shopper is present
 * @param captureMethod when the money is taken
 * @param authorisationType how final the authorisation is
 * @param challenge what is wished of 3-D Secure
 * @param kind what it is for: itself, or a card to be charged again
 * @param fingerprint hash of the request's business fields; tells a repeat from a misuse of its key
 * @param createdAt when
 * @param expiresAt until when it can be confirmed
 */
public record Terms(
    Money amount,
    String reference,
    Optional<String> description,
    Optional<URI> returnUrl,
    CaptureMethod captureMethod,
    AuthorisationType authorisationType,
    ChallengeIndicator challenge,
    PaymentKind kind,
    Fingerprint fingerprint,
    Instant createdAt,
    Instant expiresAt) {

  public Terms {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a payment must be for more than zero");
    }
    if (!expiresAt.isAfter(createdAt)) {
      throw new IllegalArgumentException("a payment must expire after it is created");
    }
  }
}
