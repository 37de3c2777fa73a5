package io.paykkaserverless.core.guard;

import java.time.Duration;

/**
 * How many attempts there may be within one window of time, over all payments together.
 *
 * @param perAddress from one client address; for IPv6, from one /64 network
 * @param perShopper for one shopper reference
 * @param window how long a window is; windows follow each other without overlap
 */
public record AttemptLimits(int perAddress, int perShopper, Duration window) {

  public AttemptLimits {
    if (perAddress < 1 || perShopper < 1 || !window.isPositive()) {
      throw new IllegalArgumentException("limits and window must be more than zero");
    }
  }
}
