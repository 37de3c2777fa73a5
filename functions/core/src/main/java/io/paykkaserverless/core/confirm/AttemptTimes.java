package io.paykkaserverless.core.confirm;

import java.time.Duration;

/**
 * What one attempt may take. Together well below the 30 s after which API Gateway gives up.
 *
 * @param initiation how long PayKKa may take to answer; after that the outcome is unknown
 * @param query how long PayKKa may take to answer the question that follows
 * @param atWork how long another request may still be at work on an attempt; left alone until then
 * @param returnToken how long the shopper may take for 3-D Secure
 */
public record AttemptTimes(
    Duration initiation, Duration query, Duration atWork, Duration returnToken) {

  /** What {@code template.yaml}'s 28 s function timeout leaves room for. */
  public static final AttemptTimes DEFAULT =
      new AttemptTimes(
          Duration.ofSeconds(15),
          Duration.ofSeconds(4),
          Duration.ofSeconds(30),
          Duration.ofHours(2));
}
