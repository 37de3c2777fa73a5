package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.notification.MerchantEndpoints.Answer;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One try to tell one endpoint, when the schedule says so, and what follows from its answer. The
 * bytes are those that were stored with the change; only the signature's timestamp is fresh.
 */
public final class TryDelivery {

  /**
   * How much later than due a message comes that came too early. It may be the double of one that
   * will be tried on time; by then that has been, and this one goes on waiting.
   */
  private static final Duration BEHIND_THE_OTHER = Duration.ofSeconds(45);

  /** Every function that runs has read the endpoints again by then. */
  private static final Duration KNOWN_EVERYWHERE = Duration.ofMinutes(10);

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private static final int HTTP_GONE = 410;

  private final DeliveryStore deliveries;
  private final DeliveryWriter writer;
  private final MerchantEndpoints endpoints;
  private final EndpointHealthStore health;
  private final Signals signals;
  private final InstantSource clock;
  private final HangingEndpoints hanging;

  public TryDelivery(
      DeliveryStore deliveries,
      MerchantEndpoints endpoints,
      EndpointHealthStore health,
      Signals signals,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.writer = new DeliveryWriter(deliveries);
    this.endpoints = endpoints;
    this.health = health;
    this.signals = signals;
    this.clock = clock;
    this.hanging = new HangingEndpoints(clock);
  }

  /**
   * Makes a first try, unless the endpoint lately held up what was received with it.
   *
   * @param round as for {@link #attempt}
   * @return how long the message shall wait among the retries; nothing where it need not
   */
  Optional<Duration> attemptFirst(Notification notification, EndpointName endpoint, int round) {
    Delivery known = known(notification, endpoint);
    if (hanging.contains(known.id().endpoint()) && isWaiting(known, round) && known.tries() == 0) {
      writeDown(known);
      return Optional.of(DeliverySchedule.planned(1));
    }
    return attempt(known, notification, round);
  }

  /**
   * Makes a try if one is due.
   *
   * @param round the one the queue's message belongs to; nothing is done for an earlier one
   * @return how long the queue shall keep the message before it brings it again; nothing where it
   *     need not come again
   */
  Optional<Duration> attempt(Notification notification, EndpointName endpoint, int round) {
    return attempt(known(notification, endpoint), notification, round);
  }

  private Optional<Duration> attempt(Delivery known, Notification notification, int round) {
    if (!isWaiting(known, round)) {
      takeBackReports(known);
      return Optional.empty();
    }
    Instant now = clock.instant();
    // A first try is due at once, also where this clock is behind the one that made the message.
    if (known.tries() > 0 && now.isBefore(known.nextTryAt())) {
      return Optional.of(Duration.between(now, known.nextTryAt()).plus(BEHIND_THE_OTHER));
    }
    if (!endpoints.has(known.id().endpoint())) {
      return unknownEndpoint(known, now);
    }
    return pauseAfter(send(known, notification));
  }

  private static boolean isWaiting(Delivery known, int round) {
    return !known.state().isOver() && round >= known.round();
  }

  private Delivery known(Notification notification, EndpointName endpoint) {
    return deliveries
        .find(new DeliveryId(notification.id(), endpoint))
        .orElseGet(() -> Delivery.begun(notification, endpoint));
  }

  /** One that was just added is not known everywhere yet: its configuration is kept for a while. */
  private Optional<Duration> unknownEndpoint(Delivery known, Instant now) {
    if (now.isBefore(known.nextTryAt().plus(KNOWN_EVERYWHERE))) {
      writeDown(known);
      return Optional.of(LOOK_AGAIN);
    }
    // First, because nobody comes by again once the delivery is over.
    health.recovered(known.id().endpoint());
    if (end(known, Delivery::endpointRemoved)) {
      signals.raise(Signal.NOTIFICATION_ENDPOINT_REMOVED, known.id().toString());
    }
    return Optional.empty();
  }

  /** A double of the try that was accepted may have reported an outage later, and died. */
  private void takeBackReports(Delivery known) {
    if (known.state() == DeliveryState.DELIVERED && known.tries() > 0) {
      health.recovered(known.id().endpoint());
    }
  }

  /** What waits in the queue alone is lost with the queue's message. */
  private void writeDown(Delivery known) {
    if (known.version() == 0) {
      deliveries.put(known.first());
    }
  }

  /** Writes down that a message is on its way, before the queue is given it. */
  void begin(Notification notification, EndpointName endpoint) {
    deliveries.put(Delivery.begun(notification, endpoint).first());
  }

  /** There is nothing left to send: its owner has forgotten the message. */
  void abandon(DeliveryId id) {
    deliveries
        .find(id)
        .filter(known -> !known.state().isOver())
        .filter(known -> end(known, Delivery::givenUp))
        .ifPresent(_ -> signals.raise(Signal.NOTIFICATION_GIVEN_UP, id.toString()));
  }

  /** Ends a delivery that waits unless something happened to it meanwhile; whether it ended so. */
  private boolean end(Delivery known, UnaryOperator<Delivery> ending) {
    Delivery after =
        writer.write(
            known,
            current ->
                current.waitsAs(known) ? Optional.of(ending.apply(current)) : Optional.empty());
    return after.state() == ending.apply(known).state();
  }

  private Delivery send(Delivery known, Notification notification) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Answer answer = endpoints.deliver(known.id().endpoint(), notification);
    hanging.learn(known.id().endpoint(), answer);
    return switch (answer) {
      case Answer.Accepted(int status, Duration took) -> {
        // First, because nobody comes by again once the delivery is over.
        boolean refusedBefore = known.tries() > 0 || known.round() > 0;
        if (refusedBefore && health.recovered(known.id().endpoint())) {
          signals.raise(Signal.ENDPOINT_RECOVERED, known.id().endpoint().value());
        }
        DeliveryAttempt made = new DeliveryAttempt(at, status, millis(took), "");
        yield writer.write(known, current -> Optional.of(current.accepted(made)));
      }
      case Answer.Refused(int status, Duration took, var retryAfter, String excerpt) ->
          refused(known, new DeliveryAttempt(at, status, millis(took), excerpt), retryAfter);
      case Answer.Unreachable(String cause, Duration took) ->
          refused(known, new DeliveryAttempt(at, 0, millis(took), cause), Optional.empty());
    };
  }

  private Delivery refused(Delivery known, DeliveryAttempt attempt, Optional<Duration> retryAfter) {
    signals.raise(Signal.NOTIFICATION_REFUSED, known.id() + " " + attempt.httpStatus());
    UnaryOperator<Delivery> step =
        current ->
            attempt.httpStatus() == HTTP_GONE
                ? current.gone(known, attempt)
                : current.refused(known, attempt, retryAfter);
    // First, because nobody comes by again where this was the last try.
    report(known, step.apply(known));
    Delivery after = writer.write(known, current -> Optional.of(step.apply(current)));
    switch (after.state()) {
      case GIVEN_UP -> signals.raise(Signal.NOTIFICATION_GIVEN_UP, known.id().toString());
      case GONE -> signals.raise(Signal.NOTIFICATION_GONE, known.id().toString());
      // Its double was accepted meanwhile, and took back no report that was made after it.
      case DELIVERED -> health.recovered(known.id().endpoint());
      case WAITING, ENDPOINT_REMOVED -> {}
    }
    return after;
  }

  /** Operators hear of an outage once for each part of the schedule that is used up. */
  private void report(Delivery before, Delivery after) {
    int percent = DeliverySchedule.percentReported(after.tries());
    boolean further =
        percent > DeliverySchedule.percentReported(before.tries())
            && after.state() != DeliveryState.GONE;
    EndpointName endpoint = after.id().endpoint();
    if (further && health.escalate(new EndpointHealth(endpoint, after.since(), percent))) {
      signals.raise(Signal.ENDPOINT_FAILING, endpoint + " " + percent + "%");
    }
  }

  private Optional<Duration> pauseAfter(Delivery delivery) {
    return delivery.state().isOver()
        ? Optional.empty()
        : Optional.of(Duration.between(clock.instant(), delivery.nextTryAt()))
            .map(pause -> pause.isNegative() ? Duration.ZERO : pause);
  }

  private static Duration millis(Duration took) {
    return took.truncatedTo(ChronoUnit.MILLIS);
  }
}
