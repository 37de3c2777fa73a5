package io.paykkaserverless.core.payment;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A store that fails once, before or after it did what it was asked, or lets somebody else in
 * between two of its calls.
 */
public final class FailingPaymentStore implements PaymentStore {

  private final PaymentStore store;
  private int untilFailure = -1;
  private boolean failsAfterwards;
  private int untilMeanwhile = -1;
  private Runnable meanwhile = () -> {};
  private int failures;

  public FailingPaymentStore(PaymentStore store) {
    this.store = store;
  }

  /**
   * Fails one call, after so many others.
   *
   * @param afterwards whether it does what it was asked, and only the answer is lost
   */
  public void failAfter(int calls, boolean afterwards) {
    untilFailure = calls;
    failsAfterwards = afterwards;
  }

  /** Lets {@code action} happen once, after so many calls. */
  public void meanwhile(int calls, Runnable action) {
    untilMeanwhile = calls;
    meanwhile = action;
  }

  /** Nothing fails and nobody comes in between, unless asked for again. */
  public void calm() {
    untilFailure = -1;
    untilMeanwhile = -1;
  }

  /** How often it has failed. */
  public int failures() {
    return failures;
  }

  @Override
  public Insertion insert(Payment payment) {
    return call(() -> store.insert(payment));
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    return call(() -> store.find(id));
  }

  @Override
  public Replacement replace(Payment next) {
    return call(() -> store.replace(next));
  }

  private <T> T call(Supplier<T> call) {
    if (untilMeanwhile-- == 0) {
      meanwhile.run();
    }
    boolean fails = untilFailure-- == 0;
    if (fails && !failsAfterwards) {
      throw failed("before it was done");
    }
    T answer = call.get();
    if (fails) {
      throw failed("after it was done");
    }
    return answer;
  }

  private StoreUnavailable failed(String when) {
    failures++;
    return new StoreUnavailable(new IllegalStateException("as the test wants, " + when));
  }
}
