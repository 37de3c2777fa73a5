package io.paykkaserverless.sandbox.transaction;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Every transaction of this sandbox, in memory; the oldest go when there are too many. */
final class Ledger {

  /** More than any test or demonstration needs, few enough to search through. */
  static final int TRANSACTIONS_MAX = 10_000;

  private final Map<String, Transaction> byTransId = new LinkedHashMap<>();

  synchronized Optional<Transaction> find(String transId) {
    return Optional.ofNullable(byTransId.get(transId));
  }

  synchronized Optional<Transaction> findFirst(Predicate<Transaction> wanted) {
    return byTransId.values().stream().filter(wanted).findFirst();
  }

  /**
   * Adds {@code fresh}, or answers the transaction that already has its number.
   *
   * @param before told of {@code fresh} before anybody can see it
   */
  synchronized Optional<Transaction> addUnlessPresent(
      Transaction fresh, Consumer<Transaction> before) {
    Transaction present = byTransId.get(fresh.order().transId());
    if (present == null) {
      before.accept(fresh);
      byTransId.put(fresh.order().transId(), fresh);
    }
    if (byTransId.size() > TRANSACTIONS_MAX) {
      byTransId.remove(byTransId.keySet().iterator().next());
    }
    return Optional.ofNullable(present);
  }

  /** Takes a step; answers the transaction after it, or nothing where the step changed nothing. */
  synchronized Optional<Transaction> step(String transId, UnaryOperator<Transaction> step) {
    Transaction before = byTransId.get(transId);
    if (before == null) {
      return Optional.empty();
    }
    Transaction after = step.apply(before);
    if (after.equals(before)) {
      return Optional.empty();
    }
    byTransId.put(transId, after);
    return Optional.of(after);
  }
}
