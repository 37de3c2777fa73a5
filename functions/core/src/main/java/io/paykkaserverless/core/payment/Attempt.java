package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.card.CardSummary;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.card.RecurringAgreementId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One try to take a payment, written down before PayKKa is called.
 *
 * @param id names it here and, as {@code trans_id}, at PayKKa
 * @param claim random; tells the one writer who started this attempt from all who tried to
 * @param startedAt when it was written down
 * @param method what the shopper paid with
 * @param state where this attempt stands; the payment's own state follows the latest attempt unless
 *     another one holds money
 * @param orderId PayKKa's number, once known
 * @param authenticationUrl PayKKa's 3-D Secure page, while the shopper is needed
 * @param failure why it failed, if it did
 * @param card brand and last four digits, once PayKKa told them
 * @param token PayKKa's name for the card it stored, where it was asked to
 * @param agreement PayKKa's agreement, where this attempt began one
 */
public record Attempt(
    AttemptId id,
    String claim,
    Instant startedAt,
    PaymentMethod method,
    PaymentState state,
    Optional<PaykkaOrderId> orderId,
    Optional<URI> authenticationUrl,
    Optional<Failure> failure,
    Optional<CardSummary> card,
    Optional<CardToken> token,
    Optional<RecurringAgreementId> agreement) {

  /** A fresh attempt, about to be sent to PayKKa. */
  public static Attempt started(
      AttemptId id, String claim, Instant startedAt, PaymentMethod method) {
    return new Attempt(
        id,
        claim,
        startedAt,
        method,
        PaymentState.PROCESSING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same after something was learned about it; tokens are kept only where one was wanted. */
  Attempt learning(Observation observation, PaymentState to, PaymentKind kind) {
    boolean stores = kind.storesCard();
    return new Attempt(
        id,
        claim,
        startedAt,
        method,
        to,
        orderId.or(observation::orderId),
        to == PaymentState.AWAITING_SHOPPER
            ? authenticationUrl.or(observation::authenticationUrl)
            : Optional.empty(),
        to == PaymentState.DECLINED ? failure.or(observation::failure) : Optional.empty(),
        card.or(observation::card),
        token.or(() -> observation.token().filter(_ -> stores)),
        agreement.or(() -> observation.agreement().filter(_ -> stores)));
  }
}
