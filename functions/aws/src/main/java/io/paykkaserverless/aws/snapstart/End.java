package io.paykkaserverless.aws.snapstart;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends what a rehearsal started. */
final class End {

  /** Whoever was interrupted needs milliseconds; a snapshot must not wait for whoever hangs. */
  private static final Duration WAIT = Duration.ofSeconds(4);

  private End() {}

  /** Interrupts {@code threads} and waits for them, at most 4 seconds. */
  static void of(ExecutorService threads) {
    threads.shutdownNow();
    try {
      // Whoever is still there then is a daemon without a network, and has been told.
      boolean _ = threads.awaitTermination(WAIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
