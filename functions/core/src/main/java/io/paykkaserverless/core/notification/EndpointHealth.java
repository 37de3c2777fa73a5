package io.paykkaserverless.core.notification;

import java.time.Duration;
import java.time.Instant;

/**
 * An endpoint that does not accept what it is sent.
 *
 * @param failingSince when it refused the message that operators were told of
 * @param percent how much of the schedule was used up when they were told last: 50, 70, 90 or 100
 */
public record EndpointHealth(EndpointName endpoint, Instant failingSince, int percent) {

  /** Longer than the schedule: what began failing so much later is not the same outage. */
  private static final Duration OUTAGE = Duration.ofDays(4);

  /** Whoever failed before this moment and is not known to have recovered failed another time. */
  public Instant laterThanAnyOtherOutage() {
    return failingSince.minus(OUTAGE);
  }
}
