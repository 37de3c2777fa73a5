package io.paykkaserverless.core.confirm;

import java.time.Duration;

/**
 * What one confirmation may take. Together well below the 30 s after which API Gateway gives up.
 *
 * @param attemptsMax how often one payment may be tried
 * @param initiation how long PayKKa may take to answer; after that the outcome is unknown
 * @param query how long PayKKa may take to answer the question that follows
 * @param runningConfirm how long another confirmation may still be at work; left alone until then
 * @param returnTokenLifetime how long the shopper may take for 3-D Secure
 */
public record ConfirmLimits(
    int attemptsMax,
    Duration initiation,
    Duration query,
    Duration runningConfirm,
    Duration returnTokenLifetime) {

  /** The limits that {@code template.yaml}'s 28 s function timeout leaves room for. */
  public static ConfirmLimits withAttempts(int attemptsMax) {
    return new ConfirmLimits(
        attemptsMax,
        Duration.ofSeconds(15),
        Duration.ofSeconds(4),
        Duration.ofSeconds(30),
        Duration.ofHours(2));
  }
}
