package io.paykkaserverless.core.agreement;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Agreements in memory; passes the same contract as the real store. */
public final class InMemoryAgreementStore implements AgreementStore {

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

  /** Every agreement there is. */
  public List<Agreement> all() {
    return List.copyOf(agreements.values());
  }

  private static IllegalStateException missing(AgreementId id) {
    return new IllegalStateException("no agreement is stored as " + id);
  }
}
