package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.FieldHash;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.Speaker;
import java.net.URI;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An agreement is to be charged.
 *
 * @param period what for; charged once, however often it is asked for
 * @param amount what the charge takes; more than zero
 * @param reference the merchant's order number, 1 to 64 characters
 * @param description what it is for, up to 200 characters
 * @param speaker MERCHANT or SWEEP
 * @param retry whether a declined charge is tried once more; else it stays as it is
 * @param attemptsMax how many attempts the charge may have, retries included
 * @param publicBaseUrl where our API is reached from outside, without a slash at the end
 */
public record ChargeCommand(
    AgreementId agreement,
    ChargePeriod period,
    Money amount,
    String reference,
    Optional<String> description,
    Speaker speaker,
    boolean retry,
    int attemptsMax,
    URI publicBaseUrl) {

  /** How many attempts a charge may have that had so many before: by one request one more. */
  int attemptsMaxAfter(int before) {
    return retry ? Math.min(before + 1, attemptsMax) : 1;
  }

  /** A hash of what is charged; the same request has the same. */
  Fingerprint fingerprint() {
    byte[] hash =
        FieldHash.of(
            "charge/v1",
            Long.toString(amount.minor()),
            amount.currency().code(),
            reference,
            description.orElse(""));
    return new Fingerprint(HexFormat.of().formatHex(hash));
  }
}
