package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FieldHash;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
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
 * @param attemptsMax how many attempts the charge may have, retries included; up to {@value
 *     #LOST_MAX} that never reached PayKKa are not counted
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

  /** So many may be lost on their way: a function died, or PayKKa could not be reached. */
  static final int LOST_MAX = 2;

  /** How many attempts {@code charge} may have after this request: by one request one more. */
  int attemptsMaxFor(Payment charge) {
    int lost =
        (int) charge.attempts().stream().filter(attempt -> neverReached(charge, attempt)).count();
    return retry
        ? Math.min(charge.attempts().size() + 1, attemptsMax + Math.min(lost, LOST_MAX))
        : 1;
  }

  /**
   * Whether the card was asked for nothing: the request never left, or PayKKa knew nothing of it
   * when it could no longer arrive. Never where PayKKa itself says that it failed, whatever reason
   * it gives: it has a transaction then, and may correct itself.
   */
  static boolean neverReached(Payment charge, Attempt attempt) {
    boolean notFound =
        charge.history().stream()
            .anyMatch(
                line ->
                    line.event() == PaymentEvent.NOT_FOUND_AT_PAYKKA
                        && line.attempt() == attempt.id().number());
    boolean notSent = attempt.failure().equals(Optional.of(Failure.NOT_SENT));
    return attempt.state() == PaymentState.DECLINED
        && attempt.orderId().isEmpty()
        && (notFound || notSent);
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
