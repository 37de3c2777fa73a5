package io.paykkaserverless.core.notification;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * When a message that was not accepted is tried again: {@value #TRIES_MAX} tries over 81 hours and
 * 42 minutes, a little more with jitter. So a backend may be down from Friday evening to Monday
 * afternoon.
 */
public final class DeliverySchedule {

  /** Tries in all, the first one included. */
  public static final int TRIES_MAX = 16;

  /**
   * The longest pause. SQS hides a message for at most twelve hours from when it was received, and
   * the function that received it needs a part of them.
   */
  public static final Duration PAUSE_MAX = Duration.ofMinutes(11 * 60 + 45);

  /** How much longer than planned a pause may be, so that not all come back at one moment. */
  private static final double JITTER_MAX = 0.06;

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(8),
          Duration.ofHours(11),
          Duration.ofHours(11),
          Duration.ofHours(11),
          Duration.ofHours(11),
          Duration.ofHours(11),
          Duration.ofHours(11));

  /** How much of the schedule must be used up for operators to hear of it, in percent. */
  private static final List<Integer> REPORTED = List.of(50, 70, 90, 100);

  private DeliverySchedule() {}

  /** Whether nothing is left to try after so many tries. */
  public static boolean isOver(int tries) {
    return tries >= TRIES_MAX;
  }

  /**
   * How long to wait after a try in vain. Never less than the schedule says; as long as the
   * endpoint asked for, if that is more, but never more than {@link #PAUSE_MAX}.
   *
   * @param tries how many were in vain so far, from 1 to 15
   * @param delivery whose jitter; the same tries of the same delivery wait the same
   * @param retryAfter what the endpoint asked for
   * @return whole milliseconds
   */
  public static Duration pause(int tries, DeliveryId delivery, Optional<Duration> retryAfter) {
    Duration planned = planned(tries);
    long seed = 31L * delivery.toString().hashCode() + tries;
    long jitter =
        (long) (planned.toMillis() * JITTER_MAX * new SplittableRandom(seed).nextDouble());
    Duration pause = planned.plusMillis(jitter);
    Duration wanted = retryAfter.filter(asked -> asked.compareTo(pause) > 0).orElse(pause);
    return wanted.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : wanted.truncatedTo(ChronoUnit.MILLIS);
  }

  /** What the schedule says of the pause after {@code tries} tries, without jitter. */
  public static Duration planned(int tries) {
    return PAUSES.get(tries - 1);
  }

  /** How much of the schedule is used up, as operators hear of it: 0, 50, 70, 90 or 100 percent. */
  public static int percentReported(int tries) {
    return REPORTED.stream()
        .filter(percent -> tries * 100 >= percent * TRIES_MAX)
        .reduce(0, Math::max);
  }
}
