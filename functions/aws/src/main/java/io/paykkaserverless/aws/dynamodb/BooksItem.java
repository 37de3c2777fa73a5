package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.payment.PaymentId;
import java.util.List;
import java.util.Optional;

/**
 * A payment's books as attributes of its item.
 *
 * <p>An item without any of them has books in which nothing moved, whatever its state says. That is
 * how an approved payment reads that was stored before there were books: nothing can be taken, let
 * go or given back on a guess, and the next query to PayKKa finds that the balances differ and
 * calls a person.
 */
final class BooksItem {

  private static final String BALANCES = "ba";
  private static final String DIFFERING = "bd";
  private static final String OPERATIONS = "op";
  private static final String ARCHIVED = "oa";

  private BooksItem() {}

  /**
   * Writes {@code books}.
   *
   * @param currency the payment's, which every operation must have
   */
  static void write(ItemWriter item, Books books, CurrencyCode currency) {
    if (!books.balances().equals(Balances.NONE)) {
      item.map(BALANCES, map -> BalancesItem.write(map, books.balances()));
    }
    books
        .differing()
        .ifPresent(theirs -> item.map(DIFFERING, map -> BalancesItem.write(map, theirs)));
    item.list(
        OPERATIONS,
        books.operations(),
        (map, operation) -> OperationItem.write(map, operation, currency));
    if (!books.archived().isEmpty()) {
      item.bytes(ARCHIVED, ArchivedOperations.write(books.archived()));
    }
  }

  static Books read(PaymentId payment, CurrencyCode currency, ItemReader item) {
    return new Books(
        balances(item, BALANCES).orElse(Balances.NONE),
        balances(item, DIFFERING),
        item.list(OPERATIONS, map -> OperationItem.read(payment, currency, map)),
        item.has(ARCHIVED) ? item.bytes(ARCHIVED, ArchivedOperations::read) : List.of());
  }

  private static Optional<Balances> balances(ItemReader item, String name) {
    return item.has(name) ? Optional.of(BalancesItem.read(item.map(name))) : Optional.empty();
  }
}
