package io.paykkaserverless.core.parked;

import java.util.List;

/** Use case: an operator looks at what could not be taken in. */
public final class ListParkedEvents {

  public static final int EVENTS_MAX = 100;

  private final ParkedEventStore store;

  public ListParkedEvents(ParkedEventStore store) {
    this.store = store;
  }

  /** What came last first, {@link #EVENTS_MAX} at most. */
  public List<ParkedEvent> newest() {
    return store.newest(EVENTS_MAX);
  }
}
