package io.paykkaserverless.core.agreement;

import java.util.Optional;
import java.util.function.Function;

/** Writes an agreement's next version if nobody else wrote meanwhile; else decides again. */
final class AgreementWriter {

  /** More writers than this on one agreement at one moment means something is broken. */
  private static final int ROUNDS_MAX = 10;

  private final AgreementStore store;

  AgreementWriter(AgreementStore store) {
    this.store = store;
  }

  /**
   * Takes a step.
   *
   * @param step makes the next version, or nothing where none is to be made
   * @return the agreement as it stands afterwards
   */
  Agreement write(Agreement seen, Function<Agreement, Optional<Agreement>> step) {
    Agreement current = seen;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Optional<Agreement> next = step.apply(current);
      if (next.isEmpty()) {
        return current;
      }
      Optional<Agreement> stored = store.replace(next.get());
      // A write whose answer was lost is refused when it is repeated: it was ours.
      if (stored.isEmpty() || stored.equals(next)) {
        return next.get();
      }
      current = stored.get();
    }
    throw new IllegalStateException("no end of concurrent writes on " + seen.id());
  }
}
