package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.core.money.CurrencyCode;
import java.util.List;

/**
 * What moved in one transaction, added up from its movements and not from its balances, so that one
 * can be held against the other; minor units.
 *
 * @param refunding what accepted refunds will give back unless they fail
 * @param captures how often money was taken
 * @param voids how often money was let go
 * @param refunds how often money was given back
 */
public record Book(
    String transId,
    String orderId,
    CurrencyCode currency,
    Status status,
    long authed,
    long captured,
    long voided,
    long refunded,
    long refunding,
    long captures,
    long voids,
    long refunds) {

  static Book of(Transaction transaction, List<Refund> refunds) {
    List<Movement> movements = transaction.movements();
    return new Book(
        transaction.order().transId(),
        transaction.orderId(),
        transaction.order().amount().currency(),
        transaction.status(),
        sum(movements, Movement.Kind.AUTHORIZED),
        sum(movements, Movement.Kind.CAPTURED),
        sum(movements, Movement.Kind.VOIDED),
        sum(movements, Movement.Kind.REFUNDED),
        refunds.stream().filter(Refund::isOpen).mapToLong(it -> it.order().amount().minor()).sum(),
        count(movements, Movement.Kind.CAPTURED),
        count(movements, Movement.Kind.VOIDED),
        count(movements, Movement.Kind.REFUNDED));
  }

  private static long sum(List<Movement> movements, Movement.Kind kind) {
    return movements.stream().filter(it -> it.kind() == kind).mapToLong(Movement::minor).sum();
  }

  private static long count(List<Movement> movements, Movement.Kind kind) {
    return movements.stream().filter(it -> it.kind() == kind).count();
  }
}
