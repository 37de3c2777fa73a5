package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.card.CardSummary;
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
 */
public record Observation(
    Speaker speaker,
    PaymentEvent event,
    Optional<PaykkaOrderId> orderId,
    Optional<URI> authenticationUrl,
    Optional<Failure> failure,
    Optional<CardSummary> card) {

  /** An observation without particulars. */
  public static Observation of(Speaker speaker, PaymentEvent event) {
    return new Observation(
        speaker, event, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** An attempt ended with a definite no that is not a transaction status. */
  public static Observation failed(Speaker speaker, PaymentEvent event, Failure failure) {
    return new Observation(
        speaker, event, Optional.empty(), Optional.empty(), Optional.of(failure), Optional.empty());
  }
}
