package io.paykkaserverless.sandbox.transaction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Every transaction and refund of this sandbox, in memory; the oldest go when there are too many.
 * One lock guards both: a refund and the money it moves are never seen apart.
 */
final class Ledger {

  /** More than any test or demonstration needs, few enough to search through. */
  static final int TRANSACTIONS_MAX = 10_000;

  private final Map<String, Transaction> byTransId = new LinkedHashMap<>();
  private final Map<String, Refund> refunds = new LinkedHashMap<>();

  /**
   * Makes a transaction the next one.
   *
   * @param <E> why it may be refused; nothing changed then
   */
  @FunctionalInterface
  interface Step<E extends Exception> {
    Transaction take(Transaction before) throws E;
  }

  synchronized Optional<Transaction> find(String transId) {
    return Optional.ofNullable(byTransId.get(transId));
  }

  synchronized Optional<Transaction> findFirst(Predicate<Transaction> wanted) {
    return byTransId.values().stream().filter(wanted).findFirst();
  }

  synchronized List<Transaction> all() {
    return List.copyOf(byTransId.values());
  }

  synchronized Optional<Refund> findRefund(Predicate<Refund> wanted) {
    return refunds.values().stream().filter(wanted).findFirst();
  }

  /** The refunds of one transaction, oldest first. */
  synchronized List<Refund> refundsOf(String transId) {
    return refunds.values().stream().filter(it -> it.order().transId().equals(transId)).toList();
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
  synchronized <E extends Exception> Optional<Transaction> step(String transId, Step<E> step)
      throws E {
    Transaction before = byTransId.get(transId);
    if (before == null) {
      return Optional.empty();
    }
    Transaction after = step.take(before);
    if (after.equals(before)) {
      return Optional.empty();
    }
    byTransId.put(transId, after);
    return Optional.of(after);
  }

  /**
   * Adds {@code fresh} and takes the step that reserves its money, both or neither; or answers the
   * refund that already has its number.
   */
  synchronized Optional<Refund> addRefundUnlessPresent(Refund fresh, Step<NotPossible> reserve)
      throws NotPossible {
    Refund present = refunds.get(fresh.order().refundTransId());
    if (present == null) {
      if (step(fresh.order().transId(), reserve).isEmpty()) {
        throw new NotPossible("the payment is forgotten");
      }
      refunds.put(fresh.order().refundTransId(), fresh);
    }
    if (refunds.size() > TRANSACTIONS_MAX) {
      refunds.remove(refunds.keySet().iterator().next());
    }
    return Optional.ofNullable(present);
  }

  /** Takes a refund's step, and with it the money where the step ends the refund. */
  synchronized Optional<Refund> stepRefund(String refundTransId, UnaryOperator<Refund> step) {
    Refund before = refunds.get(refundTransId);
    if (before == null) {
      return Optional.empty();
    }
    Refund after = step.apply(before);
    if (after.equals(before)) {
      return Optional.empty();
    }
    refunds.put(refundTransId, after);
    step(after.order().transId(), it -> it.settling(after));
    return Optional.of(after);
  }
}
