package io.paykkaserverless.sandbox.timing;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs things after a while, each on a virtual thread of its own. Nothing runs after closing. */
public final class Timers implements AutoCloseable {

  private final ScheduledThreadPoolExecutor schedule =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("sandbox-timers").factory());

  /** Runs {@code task} once {@code delay} of real time has passed. */
  public void after(Duration delay, Runnable task) {
    try {
      var _ =
          schedule.schedule(
              () -> Thread.ofVirtual().name("sandbox-task").start(task),
              delay.toNanos(),
              TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException _) {
      // The sandbox is closing: what would have happened later does not.
    }
  }

  @Override
  public void close() {
    schedule.shutdownNow();
  }
}
