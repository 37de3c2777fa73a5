package io.paykkaserverless.core.parked;

import java.util.List;
import java.util.Optional;

/**
 * Port: where parked events are kept. Each write is conditional and atomic.
 *
 * <p>All methods throw {@link io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable} when
 * the store cannot answer. A write that threw may or may not have happened.
 */
public interface ParkedEventStore {

  /** Keeps an event unless its id is there already; then nothing happens. */
  void parkUnlessPresent(ParkedEvent event);

  /** Reads what was last written (strongly consistent). */
  Optional<ParkedEvent> find(ParkedEventId id);

  /**
   * Stores {@code next} if what is there has been tried just once less.
   *
   * @return false where it has been tried by another or is gone; then nothing happens
   */
  boolean reschedule(ParkedEvent next);

  /** Forgets an event; nothing happens where it is gone. */
  void delete(ParkedEventId id);

  /**
   * What is kept, what came last first. Read from an index, which may lag behind by a moment.
   *
   * @param limit how many at most
   */
  List<ParkedEvent> newest(int limit);
}
