package io.paykkaserverless.runner.replay;

import java.time.Duration;

/** Port: waiting, until it is over or somebody wants to stop. Tests let time pass without it. */
@FunctionalInterface
public interface Pauses {

  /**
   * Waits.
   *
   * @return whether to go on; false, at once or while it waited, when somebody wants to stop
   */
  boolean pause(Duration duration);
}
