package io.paykkaserverless.runner.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Lets one after the other through, so many per second and never several at once after a slow one.
 * Not for use by several threads.
 */
final class Pace {

  private final Pauses pauses;
  private final InstantSource clock;
  private final Duration between;
  private Instant next = Instant.MIN;

  /**
   * A pace nobody has kept yet.
   *
   * @param perSecond how many, at most
   */
  Pace(int perSecond, Pauses pauses, InstantSource clock) {
    this.between = Duration.ofSeconds(1).dividedBy(perSecond);
    this.pauses = pauses;
    this.clock = clock;
  }

  /** Returns when it is the next one's turn: whether to go on. */
  boolean await() {
    Instant now = clock.instant();
    Duration wait = next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
    next = now.plus(wait).plus(between);
    return pauses.pause(wait);
  }
}
