package io.paykkaserverless.core.parked;

import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Parked events in memory; passes the same contract as the real store. */
public final class InMemoryParkedEventStore implements ParkedEventStore {

  private final Map<ParkedEventId, ParkedEvent> events = new ConcurrentHashMap<>();
  private volatile boolean broken;
  private volatile boolean deletionFails;

  /** From now on nothing can be read or written. */
  public void breakDown() {
    broken = true;
  }

  /** The next deletion is lost on its way; nothing is deleted. */
  public void failNextDelete() {
    deletionFails = true;
  }

  /** Every event there is. */
  public List<ParkedEvent> all() {
    return List.copyOf(events.values());
  }

  @Override
  public void parkUnlessPresent(ParkedEvent event) {
    requireWorking();
    events.putIfAbsent(event.id(), event);
  }

  @Override
  public Optional<ParkedEvent> find(ParkedEventId id) {
    requireWorking();
    return Optional.ofNullable(events.get(id));
  }

  @Override
  public boolean reschedule(ParkedEvent next) {
    Optional<ParkedEvent> stored = find(next.id());
    return stored.filter(event -> event.tries() == next.tries() - 1).isPresent()
        && events.replace(next.id(), stored.get(), next);
  }

  @Override
  public void delete(ParkedEventId id) {
    requireWorking();
    if (deletionFails) {
      deletionFails = false;
      throw unavailable();
    }
    events.remove(id);
  }

  @Override
  public List<ParkedEvent> newest(int limit) {
    requireWorking();
    return events.values().stream()
        .sorted(Comparator.comparing(ParkedEvent::parkedAt).reversed())
        .limit(limit)
        .toList();
  }

  private void requireWorking() {
    if (broken) {
      throw unavailable();
    }
  }

  private static StoreUnavailable unavailable() {
    return new StoreUnavailable(new IllegalStateException("broken by the test"));
  }
}
