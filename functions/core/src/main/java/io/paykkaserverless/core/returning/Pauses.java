package io.paykkaserverless.core.returning;

import java.time.Duration;

/** Port: waiting. Tests let time pass without it. */
@FunctionalInterface
public interface Pauses {

  /** Returns after {@code duration}, or earlier when the thread is interrupted. */
  void pause(Duration duration);
}
