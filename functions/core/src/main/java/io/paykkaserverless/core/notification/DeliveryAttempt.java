package io.paykkaserverless.core.notification;

import java.time.Duration;
import java.time.Instant;

/**
 * One try to deliver a message.
 *
 * @param at when it began
 * @param httpStatus what was answered; 0 where nothing was
 * @param took from the beginning to the end of the answer, or until we stopped waiting
 * @param excerpt the beginning of an answer that was no success, or why there was none; without
 *     anything secret; empty for a success
 */
public record DeliveryAttempt(Instant at, int httpStatus, Duration took, String excerpt) {

  /** As many characters as are kept of an answer. */
  public static final int EXCERPT_MAX = 200;

  public DeliveryAttempt {
    if (excerpt.length() > EXCERPT_MAX) {
      throw new IllegalArgumentException("an excerpt has at most " + EXCERPT_MAX + " characters");
    }
  }

  /** Whether the endpoint took it: 2xx and nothing else. */
  public boolean isAccepted() {
    return httpStatus / 100 == 2;
  }
}
