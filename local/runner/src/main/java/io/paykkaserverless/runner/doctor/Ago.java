package io.paykkaserverless.runner.doctor;

import java.time.Duration;

/** Stretches of time as people say them. */
final class Ago {

  private Ago() {}

  /** {@code 3 days}, {@code 5 hours}, {@code 12 minutes}, {@code 40 seconds}: rounded down. */
  static String words(Duration time) {
    if (time.toDays() > 0) {
      return many(time.toDays(), "day");
    }
    if (time.toHours() > 0) {
      return many(time.toHours(), "hour");
    }
    return time.toMinutes() > 0
        ? many(time.toMinutes(), "minute")
        : many(time.toSeconds(), "second");
  }

  /** {@code 1 day}, {@code 2 days}. */
  static String many(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
