package io.paykkaserverless.core.agreement;

import java.util.Optional;
import java.util.function.Function;

/** Writes an agreement's next version if nobody else wrote meanwhile; else decides again. */
final class OptimisticAgreementWrite {

  /**
   * More writers than this on one agreement at one moment means something is broken. Several
   * messages of one outbox may be marked at once, each by a delivery of its own.
   */
  private static final int ROUNDS_MAX = 25;

  private final AgreementStore store;

  OptimisticAgreementWrite(AgreementStore store) {
    this.store = store;
  }

  /**
   * How it ended.
   *
   * @param before the agreement that was decided on
   * @param after the agreement as it stands; {@code before} where nothing was to be written
   */
  record Written(Agreement before, Agreement after) {}

  /**
   * Takes a step.
   *
   * @param step makes the next version, or nothing where none is to be made; called again for each
   *     version it has to be decided on
   */
  Written write(Agreement seen, Function<Agreement, Optional<Agreement>> step) {
    Agreement current = seen;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Optional<Agreement> next = step.apply(current);
      if (next.isEmpty()) {
        return new Written(current, current);
      }
      Optional<Agreement> stored = store.replace(next.get());
      // A write whose answer was lost is refused when it is repeated: it was ours.
      if (stored.isEmpty() || stored.equals(next)) {
        return new Written(current, next.get());
      }
      current = stored.get();
    }
    throw new IllegalStateException("no end of concurrent writes on " + seen.id());
  }
}
