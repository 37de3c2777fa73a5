package io.paykkaserverless.aws.sqs;

import java.time.Duration;

/** SQS counts in whole seconds; what is asked to wait must not come back before its time. */
final class WholeSeconds {

  private WholeSeconds() {}

  /** {@code duration} rounded up; 0 where it is negative. */
  static int roundedUp(Duration duration) {
    long seconds = duration.plusNanos(999_999_999).toSeconds();
    return Math.toIntExact(Math.clamp(seconds, 0, Integer.MAX_VALUE));
  }
}
