package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.sandbox.card.CardBehaviour;
import io.paykkaserverless.sandbox.card.CardInfo;
import io.paykkaserverless.sandbox.card.ChallengeWish;
import io.paykkaserverless.sandbox.vault.Keepsake;
import java.time.Duration;
import java.util.Optional;

/**
 * A card about to be charged.
 *
 * @param card what may be told of the card; nothing where its number was no number
 * @param behaviour what the card does on this occasion
 * @param keepsake what stays once it is approved
 * @param captureDelay under automatic capture, how long after approval the money is taken
 * @param authorisationLifetime how long after approval what was not taken is let go
 * @param slowness how long a slow issuer takes
 */
public record Charge(
    Order order,
    Optional<CardInfo> card,
    CardBehaviour behaviour,
    ChallengeWish wish,
    Optional<Keepsake> keepsake,
    Optional<Duration> captureDelay,
    Optional<Duration> authorisationLifetime,
    Duration slowness) {

  Transaction.Plan plan() {
    return new Transaction.Plan(behaviour.result(), captureDelay, authorisationLifetime, keepsake);
  }

  boolean isChallenged() {
    return behaviour.challenges(wish);
  }

  /** How long the answer takes; nothing for at once, or where 3-D Secure takes long enough. */
  Optional<Duration> decisionDelay() {
    return behaviour.slow() && !isChallenged() ? Optional.of(slowness) : Optional.empty();
  }
}
