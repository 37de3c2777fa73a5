package io.paykkaserverless.runner.replay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Pauses that {@link #stop} ends, from another thread: Ctrl-C is told to a thread of its own. */
public final class UntilStopped implements Pauses {

  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Ends the pause there is, and every later one at once. */
  public void stop() {
    stopped.countDown();
  }

  @Override
  public boolean pause(Duration duration) {
    try {
      return !stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
