package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.sweep.DueIndex;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Agreements in memory; passes the same contracts as the real store and its index. */
public final class InMemoryAgreementStore implements AgreementStore, DueIndex {

  private final ConcurrentMap<AgreementId, Agreement> agreements = new ConcurrentHashMap<>();

  @Override
  public void insertUnlessPresent(Agreement agreement) {
    agreements.putIfAbsent(agreement.id(), agreement);
  }

  /** Puts a version back, as if later writes had never happened. */
  void reset(Agreement agreement) {
    agreements.put(agreement.id(), agreement);
  }

  @Override
  public Optional<Agreement> find(AgreementId id) {
    return Optional.ofNullable(agreements.get(id));
  }

  @Override
  public Optional<Agreement> replace(Agreement next) {
    Agreement stored = find(next.id()).orElseThrow(() -> missing(next.id()));
    boolean replaced =
        stored.version() == next.version() - 1 && agreements.replace(next.id(), stored, next);
    return replaced ? Optional.empty() : find(next.id());
  }

  @Override
  public List<AgreementId> agreements(Instant now, int limit) {
    return agreements.values().stream()
        .flatMap(agreement -> agreement.dueAt().map(due -> Map.entry(due, agreement)).stream())
        .filter(entry -> !entry.getKey().isAfter(now))
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .limit(limit)
        .map(entry -> entry.getValue().id())
        .toList();
  }

  private static IllegalStateException missing(AgreementId id) {
    return new IllegalStateException("no agreement is stored as " + id);
  }
}
