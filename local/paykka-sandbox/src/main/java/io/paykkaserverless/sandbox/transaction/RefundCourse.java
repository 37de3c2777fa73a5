package io.paykkaserverless.sandbox.transaction;

import java.time.Duration;
import java.util.Optional;

/**
 * How an accepted refund goes on.
 *
 * @param answer what the request for it is answered with
 * @param decidedAfter when it is decided; none and it waits until somebody decides it
 * @param failing whether it fails when it is decided, nobody having said otherwise
 */
public record RefundCourse(Answer answer, Optional<Duration> decidedAfter, boolean failing) {

  /** What the merchant hears first. */
  public enum Answer {
    DECIDED,
    PROCESSING,
    REVIEWING
  }

  /** Decided before it is answered. */
  public static final RefundCourse AT_ONCE =
      new RefundCourse(Answer.DECIDED, Optional.empty(), false);

  /** Answered with PROCESSING, decided right after. */
  public static final RefundCourse SOON =
      new RefundCourse(Answer.PROCESSING, Optional.of(Duration.ZERO), false);

  private static final Duration A_WHILE = Duration.ofSeconds(2);
  private static final long DELAYED_AMOUNT = 4091;
  private static final long REVIEWED_AMOUNT = 4092;
  private static final long FAILING_AMOUNT = 4093;

  /** The same, waiting in REVIEWING until somebody decides. */
  public RefundCourse reviewed() {
    return new RefundCourse(Answer.REVIEWING, Optional.empty(), failing);
  }

  /** The same, decided this much later; what is reviewed stays REVIEWING until then. */
  public RefundCourse decidedAfter(Duration delay) {
    return new RefundCourse(
        answer == Answer.DECIDED ? Answer.PROCESSING : answer, Optional.of(delay), failing);
  }

  /** The same, but no money is given back. */
  public RefundCourse withFailure() {
    return new RefundCourse(answer, decidedAfter, true);
  }

  /** The same, or what this amount stands for: a shop can choose without any setting. */
  public RefundCourse chosenBy(long minor) {
    if (minor == DELAYED_AMOUNT) {
      return decidedAfter(A_WHILE);
    }
    if (minor == REVIEWED_AMOUNT) {
      return reviewed();
    }
    return minor == FAILING_AMOUNT ? withFailure() : this;
  }
}
