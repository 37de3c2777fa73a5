package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When messages that nobody has taken from an agreement's outbox are given to the queue again: each
 * time after as long again as the latest of them has waited, so that a short outage is made up for
 * soon and a long one costs little. It does not end: no message is lost while the agreement is
 * kept.
 */
final class HandOverTimes {

  /** The queue hands a message over within seconds. */
  private static final Duration FIRST = Duration.ofMinutes(2);

  private static final Duration GAP_MAX = Duration.ofDays(1);

  private HandOverTimes() {}

  /** When to look for the first time whether {@code message} was taken. */
  static Instant first(Notification message) {
    return message.createdAt().plus(FIRST);
  }

  /** When to look again after {@code waiting} were given to the queue at {@code now}. */
  static Optional<Instant> next(List<Notification> waiting, Instant now) {
    return waiting.stream()
        .map(Notification::createdAt)
        .max(Instant::compareTo)
        .map(latest -> now.plus(gap(Duration.between(latest, now))));
  }

  private static Duration gap(Duration age) {
    Duration atLeast = age.compareTo(FIRST) < 0 ? FIRST : age;
    return atLeast.compareTo(GAP_MAX) > 0 ? GAP_MAX : atLeast;
  }
}
