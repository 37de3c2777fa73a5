package io.paykkaserverless.core.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of one message at one endpoint. All that is known of its tries is here and nothing
 * of it in the queue, so that a message may be lost, doubled or moved to the dead-letter queue and
 * back without harm. Immutable; each change makes the next version, which a conditional write
 * stores or refuses.
 *
 * @param version 1 when first stored, one more with each write
 * @param announcedAt when the message was made
 * @param type what the message announces
 * @param round 0; one more with each replay. What the queue brings of an earlier round is old
 * @param tries how many were in vain in this round
 * @param nextTryAt no try before this moment, while it waits
 * @param missedAt while it waits: when the queue must have lost it, so that the sweep looks
 * @param attempts the last {@value #ATTEMPTS_KEPT} tries of all rounds, oldest first
 */
public record Delivery(
    DeliveryId id,
    long version,
    NotificationType type,
    Instant announcedAt,
    DeliveryState state,
    int round,
    int tries,
    Instant nextTryAt,
    Instant missedAt,
    List<DeliveryAttempt> attempts) {

  /** One round and a few of the one before. */
  public static final int ATTEMPTS_KEPT = 20;

  /** A first try is made within seconds. */
  private static final Duration FIRST_MISSED_AFTER = Duration.ofHours(2);

  /**
   * Longer than our own pipeline needs to recover by itself, and longer than a queue keeps one back
   * that has too many in flight: what is given to it again then makes that worse.
   */
  private static final Duration MISSED_AFTER = Duration.ofHours(12);

  /** What the sweep gave to the queue again is not given again before. */
  private static final Duration MISSED_AGAIN_AFTER = Duration.ofDays(1);

  public Delivery {
    attempts = List.copyOf(attempts);
  }

  /** One that was never tried and is not stored. */
  public static Delivery begun(Notification notification, EndpointName endpoint) {
    Instant at = notification.createdAt();
    return new Delivery(
        new DeliveryId(notification.id(), endpoint),
        0,
        notification.type(),
        at,
        DeliveryState.WAITING,
        0,
        0,
        at,
        at.plus(FIRST_MISSED_AFTER),
        List.of());
  }

  /** The same as it is first stored, before it is given to the queue. */
  Delivery first() {
    return next(state, round, tries, nextTryAt, missedAt, attempts);
  }

  /** When the sweep must look at it. */
  public Optional<Instant> dueAt() {
    return state.isOver() ? Optional.empty() : Optional.of(missedAt);
  }

  /** When the merchant accepted it, if it did. */
  public Optional<Instant> deliveredAt() {
    return state == DeliveryState.DELIVERED
        ? attempts.reversed().stream()
            .filter(DeliveryAttempt::isAccepted)
            .findFirst()
            .map(DeliveryAttempt::at)
        : Optional.empty();
  }

  /** When the first try of this round was made, as far as tries are kept. */
  Instant since() {
    return attempts.isEmpty()
        ? announcedAt
        : attempts.get(Math.max(0, attempts.size() - Math.max(1, tries))).at();
  }

  /** The next version, accepted, whatever it was before. */
  Delivery accepted(DeliveryAttempt attempt) {
    return next(DeliveryState.DELIVERED, round, tries, nextTryAt, missedAt, with(attempt));
  }

  /**
   * The next version, after a try in vain.
   *
   * @param seen the delivery that was tried; where something happened to it meanwhile, a double of
   *     this try or a replay, the try is noted and changes nothing
   * @param retryAfter how long the endpoint asked us to wait
   */
  Delivery refused(Delivery seen, DeliveryAttempt attempt, Optional<Duration> retryAfter) {
    if (!waitsAs(seen)) {
      return next(state, round, tries, nextTryAt, missedAt, with(attempt));
    }
    int vain = tries + 1;
    if (DeliverySchedule.isOver(vain)) {
      return next(DeliveryState.GIVEN_UP, round, vain, nextTryAt, missedAt, with(attempt));
    }
    Instant again =
        attempt.at().plus(attempt.took()).plus(DeliverySchedule.pause(vain, id, retryAfter));
    return next(state, round, vain, again, again.plus(MISSED_AFTER), with(attempt));
  }

  /** The next version, which the endpoint does not want; as in {@link #refused}. */
  Delivery gone(Delivery seen, DeliveryAttempt attempt) {
    return waitsAs(seen)
        ? next(DeliveryState.GONE, round, tries + 1, nextTryAt, missedAt, with(attempt))
        : next(state, round, tries, nextTryAt, missedAt, with(attempt));
  }

  /** Whether it still waits for the try that {@code seen} waited for. */
  boolean waitsAs(Delivery seen) {
    return !state.isOver() && round == seen.round && tries == seen.tries;
  }

  /** The next version, of which there is nothing left to send. */
  Delivery givenUp() {
    return next(DeliveryState.GIVEN_UP, round, tries, nextTryAt, missedAt, attempts);
  }

  /** The next version, for which there is no endpoint any more. */
  Delivery endpointRemoved() {
    return next(DeliveryState.ENDPOINT_REMOVED, round, tries, nextTryAt, missedAt, attempts);
  }

  /** The next version, tried from the beginning of the schedule. */
  Delivery replayed(Instant at) {
    return next(DeliveryState.WAITING, round + 1, 0, at, at.plus(FIRST_MISSED_AFTER), attempts);
  }

  /** The next version, given to the queue again because that must have lost it. */
  Delivery requeued(Instant at) {
    return next(state, round, tries, nextTryAt, at.plus(MISSED_AGAIN_AFTER), attempts);
  }

  private List<DeliveryAttempt> with(DeliveryAttempt attempt) {
    List<DeliveryAttempt> next = new ArrayList<>(attempts);
    next.add(attempt);
    return next.subList(Math.max(0, next.size() - ATTEMPTS_KEPT), next.size());
  }

  private Delivery next(
      DeliveryState nextState,
      int nextRound,
      int nextTries,
      Instant again,
      Instant missed,
      List<DeliveryAttempt> made) {
    return new Delivery(
        id, version + 1, type, announcedAt, nextState, nextRound, nextTries, again, missed, made);
  }
}
