package io.paykkaserverless.runner.replay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While it is open, Ctrl-C ends the program only after what was begun has come to its end and said
 * how far it came.
 */
public final class CtrlC implements AutoCloseable {

  /** As long as an answer of our API may take, and a little to say so. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  private CtrlC(Runnable stop) {
    hook =
        new Thread(
            () -> {
              stop.run();
              await();
            },
            "stop on Ctrl-C");
  }

  /** Has {@code stop} called on Ctrl-C, by a thread of its own. */
  public static CtrlC calls(Runnable stop) {
    CtrlC ctrlC = new CtrlC(stop);
    Runtime.getRuntime().addShutdownHook(ctrlC.hook);
    return ctrlC;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The JVM is ending and has called it.
    }
  }

  private void await() {
    try {
      closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
