package io.paykkaserverless.core.payment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long after something happened the sweep looks at it: with growing gaps, and not for ever. */
final class LookTimes {

  private static final List<Duration> AFTER =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(6),
          // "No such transaction" is believed by now: see Inquiry.
          Duration.ofMinutes(16),
          Duration.ofMinutes(45),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofHours(24),
          Duration.ofHours(48),
          Duration.ofHours(96));

  private LookTimes() {}

  /** When to look after {@code looks} looks in vain; nothing after the last. */
  static Optional<Duration> after(int looks) {
    return isOver(looks) ? Optional.empty() : Optional.of(AFTER.get(looks));
  }

  /**
   * When to hand messages over again, after the latest of them was made. Begins anew after the last
   * look, because that one makes a message itself: that a person must look. Then once a day:
   * nothing is lost while the payment is kept.
   */
  static Duration forMessages(int looks) {
    int beyond = looks - 2 * AFTER.size() + 1;
    return beyond > 0 ? AFTER.getLast().plusDays(beyond) : AFTER.get(looks % AFTER.size());
  }

  /** Whether this was the last look that makes sense. */
  static boolean isLast(int looks) {
    return looks == AFTER.size();
  }

  /** Whether it was looked at as often as makes sense. */
  static boolean isOver(int looks) {
    return looks >= AFTER.size();
  }
}
