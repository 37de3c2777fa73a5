package io.paykkaserverless.sandbox.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a webhook that was not accepted is sent again. PayKKa publishes no schedule.
 *
 * @param waits before the second attempt, the third, and so on; the attempt after the last wait is
 *     the last one
 */
public record RetrySchedule(List<Duration> waits) {

  /** 15 s, 30 s, 1 m, 5 m, 10 m, 30 m, 1 h, 2 h, 4 h. */
  public static final RetrySchedule DEFAULT =
      new RetrySchedule(
          List.of(
              Duration.ofSeconds(15),
              Duration.ofSeconds(30),
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofMinutes(10),
              Duration.ofMinutes(30),
              Duration.ofHours(1),
              Duration.ofHours(2),
              Duration.ofHours(4)));

  public RetrySchedule {
    waits = List.copyOf(waits);
  }

  /** How long to wait after this attempt; nothing where it was the last. */
  Optional<Duration> waitAfter(int attempt) {
    return attempt <= waits.size() ? Optional.of(waits.get(attempt - 1)) : Optional.empty();
  }
}
