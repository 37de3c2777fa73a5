package io.paykkaserverless.core.notification;

import java.util.Optional;
import java.util.function.Function;

/** Writes a delivery's next version if nobody else wrote meanwhile; else decides again. */
final class DeliveryWriter {

  /** More writers than this on one delivery at one moment means something is broken. */
  private static final int ROUNDS_MAX = 10;

  private final DeliveryStore store;

  DeliveryWriter(DeliveryStore store) {
    this.store = store;
  }

  /**
   * Takes a step.
   *
   * @param step makes the next version, or nothing where none is to be made
   * @return the delivery as it stands afterwards
   */
  Delivery write(Delivery seen, Function<Delivery, Optional<Delivery>> step) {
    Delivery current = seen;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Optional<Delivery> next = step.apply(current);
      if (next.isEmpty()) {
        return current;
      }
      Optional<Delivery> stored = store.put(next.get());
      // A write whose answer was lost is refused when it is repeated: it was ours.
      if (stored.isEmpty() || stored.equals(next)) {
        return next.get();
      }
      current = stored.get();
    }
    throw new IllegalStateException("no end of concurrent writes on " + seen.id());
  }
}
