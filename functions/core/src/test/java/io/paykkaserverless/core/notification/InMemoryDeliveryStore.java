package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Deliveries in memory; passes the same contract as the real store. */
public final class InMemoryDeliveryStore implements DeliveryStore {

  private static final Comparator<Delivery> BY_ENDPOINT =
      Comparator.comparing(delivery -> delivery.id().endpoint().value());

  private final Map<DeliveryId, Delivery> deliveries = new ConcurrentHashMap<>();
  private volatile boolean broken;

  /** From now on nothing can be read or written. */
  public void breakDown() {
    broken = true;
  }

  public void repair() {
    broken = false;
  }

  /** Every delivery there is. */
  public List<Delivery> all() {
    return List.copyOf(deliveries.values());
  }

  @Override
  public Optional<Delivery> find(DeliveryId id) {
    requireWorking();
    return Optional.ofNullable(deliveries.get(id));
  }

  @Override
  public List<Delivery> of(NotificationId notification) {
    requireWorking();
    return deliveries.values().stream()
        .filter(delivery -> delivery.id().notification().equals(notification))
        .sorted(BY_ENDPOINT)
        .toList();
  }

  @Override
  public List<Delivery> of(OutboxOwner owner, int limit) {
    requireWorking();
    return deliveries.values().stream()
        .filter(delivery -> delivery.id().notification().owner().equals(owner))
        .sorted(
            Comparator.<Delivery>comparingInt(it -> it.id().notification().sequence())
                .thenComparing(BY_ENDPOINT)
                .reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<Delivery> put(Delivery next) {
    Optional<Delivery> stored = find(next.id());
    long before = stored.map(Delivery::version).orElse(0L);
    if (before != next.version() - 1) {
      return Optional.of(
          stored.orElseThrow(() -> new IllegalStateException("nothing is stored as " + next.id())));
    }
    deliveries.put(next.id(), next);
    return Optional.empty();
  }

  @Override
  public Page page(Filter filter, Optional<String> after, int limit) {
    requireWorking();
    int from = after.map(Integer::parseInt).orElse(0);
    List<Delivery> all =
        deliveries.values().stream()
            .sorted(Comparator.comparing(delivery -> delivery.id().toString()))
            .toList();
    if (from < 0 || from > all.size()) {
      throw new IllegalArgumentException("not where a page begins");
    }
    // A place among all, so that it stays the same where the filter moves on.
    List<Integer> selected =
        IntStream.range(from, all.size())
            .filter(place -> filter.selects(all.get(place)))
            .boxed()
            .toList();
    return new Page(
        selected.stream().limit(limit).map(all::get).toList(),
        selected.stream().skip(limit).findFirst().map(String::valueOf));
  }

  private void requireWorking() {
    if (broken) {
      throw new StoreUnavailable(new IllegalStateException("broken by the test"));
    }
  }
}
