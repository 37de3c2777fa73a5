package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.payment.PaymentStore.Replacement;

/**
 * Decides on what was read and writes if nobody else wrote meanwhile; else decides again on what
 * they wrote. Optimistic locking, with the payment's version as the guard. What is finished goes to
 * the archive on the way.
 */
final class OptimisticWrite {

  /** More writers than this on one payment at one moment means something is broken. */
  private static final int ROUNDS_MAX = 25;

  private final PaymentStore store;
  private final Archiving archiving;

  OptimisticWrite(PaymentStore store, Archiving archiving) {
    this.store = store;
    this.archiving = archiving;
  }

  /** What is to become of a payment. Called again for each version it has to be decided on. */
  @FunctionalInterface
  interface Step {
    Decision decideOn(Payment payment);
  }

  /**
   * How it ended.
   *
   * @param before the payment the decision was made on
   * @param decision a {@link Decision.Change} has been written
   */
  record Written(Payment before, Decision decision) {}

  Written write(Payment seen, Step step) {
    Payment current = seen;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Decision decided = step.decideOn(current);
      if (!(decided instanceof Decision.Change(Payment changed))) {
        return new Written(current, decided);
      }
      Payment next = archiving.relieved(current, changed.listed());
      Decision decision = new Decision.Change(next);
      switch (store.replace(next)) {
        case Replacement.Replaced _ -> {
          return new Written(current, decision);
        }
        case Replacement.Overtaken(Payment stored) -> {
          // A write whose answer was lost is refused when it is repeated: it was ours.
          if (stored.equals(next)) {
            return new Written(current, decision);
          }
          current = stored;
        }
      }
    }
    throw new IllegalStateException("no end of concurrent writes on " + seen.id());
  }
}
