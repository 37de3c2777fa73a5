package io.paykkaserverless.sandbox.webhook;

import java.time.Duration;

/**
 * How results are reported.
 *
 * @param firstAfter how long after the event the first attempt is made
 * @param retries when it is sent again
 * @param timeout how long an answer may take
 * @param strictAnswer whether only HTTP 200 with {@code ret_code 000000} counts as accepted;
 *     otherwise any HTTP 200 does. PayKKa's pages leave open which is real
 */
public record WebhookSettings(
    Duration firstAfter, RetrySchedule retries, Duration timeout, boolean strictAnswer) {

  /** At once, the default schedule, 10 s, strict. */
  public static final WebhookSettings DEFAULT =
      new WebhookSettings(Duration.ZERO, RetrySchedule.DEFAULT, Duration.ofSeconds(10), true);
}
