package io.paykkaserverless.core.operation;

import java.time.Duration;

/**
 * What one operation may take. Together well below the 30 s after which API Gateway gives up.
 *
 * @param request how long PayKKa may take to answer; after that the outcome is unknown
 * @param query how long PayKKa may take to answer the question that follows
 * @param atWork how long another request may still be at work on it; left alone until then
 */
public record OperationTimes(Duration request, Duration query, Duration atWork) {

  /** What {@code template.yaml}'s 28 s function timeout leaves room for. */
  public static final OperationTimes DEFAULT =
      new OperationTimes(Duration.ofSeconds(15), Duration.ofSeconds(4), Duration.ofSeconds(30));
}
