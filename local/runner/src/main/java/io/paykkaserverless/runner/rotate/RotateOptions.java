package io.paykkaserverless.runner.rotate;

import io.paykkaserverless.core.notification.EndpointName;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code rotate notification-secret} was asked for.
 *
 * @param endpoint whose key
 * @param secret name or ARN of a deployed system's secret; the local system's where there is none
 * @param dryRun whether nothing is to be changed
 */
public record RotateOptions(
    EndpointName endpoint, Action action, Optional<String> secret, boolean dryRun) {

  /** What is to be done. */
  public sealed interface Action {

    /**
     * A new key; the old one signs beside it for a while.
     *
     * @param overlap for how long
     * @param show whether to print the new key
     */
    record Renew(Duration overlap, boolean show) implements Action {}

    /** The old key of the last rotation signs no more. */
    record EndOverlap() implements Action {}
  }
}
