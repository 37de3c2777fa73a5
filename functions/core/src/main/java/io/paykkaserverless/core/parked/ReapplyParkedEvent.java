package io.paykkaserverless.core.parked;

import io.paykkaserverless.core.webhook.ApplyEvent;
import io.paykkaserverless.core.webhook.EventReading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Use case: a parked event is tried again, because the payment it is about may have appeared since.
 * May be interrupted anywhere and run again: what was taken in twice changes nothing.
 */
public final class ReapplyParkedEvent {

  private final ParkedEventStore store;
  private final ParkedEventReader reader;
  private final ApplyEvent events;
  private final InstantSource clock;

  public ReapplyParkedEvent(
      ParkedEventStore store, ParkedEventReader reader, ApplyEvent events, InstantSource clock) {
    this.store = store;
    this.reader = reader;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Tries an event if it is due, and forgets it once it has been taken in. Its next time is written
   * first, so that an event that always fails is tried no more often than any other.
   */
  public void look(ParkedEventId id) {
    Instant now = clock.instant();
    Optional<ParkedEvent> due = store.find(id).filter(event -> event.isDue(now));
    if (due.isPresent() && store.reschedule(due.get().triedAt(now)) && isTakenIn(due.get())) {
      store.delete(id);
    }
  }

  private boolean isTakenIn(ParkedEvent event) {
    return switch (reader.reread(event.body())) {
      case EventReading.Read(var told, String _) ->
          switch (events.apply(told)) {
            case ApplyEvent.Outcome.Changed _, ApplyEvent.Outcome.Known _ -> true;
            case ApplyEvent.Outcome.NotTakenIn _ -> false;
          };
      case EventReading.Unsupported _, EventReading.Malformed _ -> false;
    };
  }
}
