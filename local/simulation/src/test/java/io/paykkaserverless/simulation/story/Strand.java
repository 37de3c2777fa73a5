package io.paykkaserverless.simulation.story;

import io.paykkaserverless.simulation.io.FunctionDied;
import java.util.concurrent.locks.LockSupport;

/**
 * A function at work, which stops where it is told to and goes on when it is told to. It has a
 * thread of its own only so that it can stop in the middle; never do two run at once.
 */
final class Strand {

  private final Thread thread;
  private volatile boolean itsTurn;
  private volatile boolean ended;
  private volatile boolean doomed;
  private volatile Thread conductor = Thread.currentThread();

  /**
   * About to begin, with the first {@link #resume}.
   *
   * @param work does not throw
   */
  Strand(Runnable work) {
    thread =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  awaitTurn();
                  try {
                    work.run();
                  } finally {
                    ended = true;
                    handBack();
                  }
                });
    thread.start();
  }

  /** Lets it go on until it pauses or ends. Nothing happens where it has ended. */
  void resume() {
    if (ended) {
      return;
    }
    conductor = Thread.currentThread();
    itsTurn = true;
    LockSupport.unpark(thread);
    while (itsTurn) {
      LockSupport.park(this);
    }
  }

  /** Called by the strand itself: stops here until it is resumed, or dies. */
  void pause() {
    handBack();
    awaitTurn();
    if (doomed) {
      throw new FunctionDied();
    }
  }

  /** It dies where it stands. */
  void kill() {
    doomed = true;
    resume();
  }

  boolean hasEnded() {
    return ended;
  }

  /** Whether it is unwinding, so that nothing it calls now is made any more. */
  boolean isDoomed() {
    return doomed;
  }

  private void handBack() {
    itsTurn = false;
    LockSupport.unpark(conductor);
  }

  private void awaitTurn() {
    while (!itsTurn) {
      LockSupport.park(this);
    }
  }
}
