package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.card.CardSummary;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.operation.Balances;
import java.net.URI;
import java.util.Optional;

/**
 * One thing learned about an attempt, whoever said it. Every source of truth becomes one of these
 * and goes through {@link PaymentTransitions}.
 *
 * @param speaker who said it
 * @param event what was said
 * @param orderId PayKKa's number, where it was given
 * @param authenticationUrl the 3-D Secure page, where one was given
 * @param failure why not, where it is a refusal
 * @param card the card's brand and last digits, where they were given
 * @param token PayKKa's name for a card it stored, where it was given
 * @param agreement PayKKa's name for an agreement, where it was given
 * @param balances what happened with the money, where it was told
 * @param cause why there is no answer, where there is none
 */
public record Observation(
    Speaker speaker,
    PaymentEvent event,
    Optional<PaykkaOrderId> orderId,
    Optional<URI> authenticationUrl,
    Optional<Failure> failure,
    Optional<CardSummary> card,
    Optional<CardToken> token,
    Optional<RecurringAgreementId> agreement,
    Optional<Balances> balances,
    Optional<String> cause) {

  /** PayKKa's answer was lost; {@code cause} tells operators why. */
  public static Observation answerLost(Speaker speaker, String cause) {
    return with(speaker, PaymentEvent.ANSWER_LOST, Optional.empty(), Optional.of(cause));
  }

  /** An observation without particulars. */
  public static Observation of(Speaker speaker, PaymentEvent event) {
    return with(speaker, event, Optional.empty(), Optional.empty());
  }

  /** An attempt ended with a definite no that is not a transaction status. */
  public static Observation failed(Speaker speaker, PaymentEvent event, Failure failure) {
    return with(speaker, event, Optional.of(failure), Optional.empty());
  }

  /** What the history keeps of it beside the event: PayKKa's code, or why there is no answer. */
  Optional<String> detail() {
    return failure.map(Failure::paykkaCode).or(() -> cause);
  }

  private static Observation with(
      Speaker speaker, PaymentEvent event, Optional<Failure> failure, Optional<String> cause) {
    return new Observation(
        speaker,
        event,
        Optional.empty(),
        Optional.empty(),
        failure,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        cause);
  }
}
