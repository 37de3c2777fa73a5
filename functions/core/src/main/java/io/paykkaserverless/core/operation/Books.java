package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.PaymentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Our books on a payment's money.
 *
 * @param balances what we know to have moved
 * @param differing what PayKKa said last, where that cannot be reconciled with ours; a person must
 *     look, and neither side overwrites the other
 * @param operations captures, voids and refunds, oldest first; the number of each is its place
 */
public record Books(Balances balances, Optional<Balances> differing, List<Operation> operations) {

  /** Nothing has moved, nothing was asked for. */
  public static final Books EMPTY = new Books(Balances.NONE, Optional.empty(), List.of());

  public Books {
    operations = List.copyOf(operations);
    for (int i = 0; i < operations.size(); i++) {
      if (operations.get(i).id().number() != i + 1) {
        throw new IllegalArgumentException(
            "operation " + operations.get(i).id() + " does not belong at " + (i + 1));
      }
    }
  }

  /** The operation with this name, if there is one. */
  public Optional<Operation> operation(OperationId id) {
    return operations.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** The operation that was requested under this key, if one was. */
  public Optional<Operation> requestedUnder(Fingerprint key) {
    return operations.stream().filter(it -> it.key().equals(key)).findFirst();
  }

  /** Operations whose outcome is not known. */
  public List<Operation> open() {
    return operations.stream().filter(Operation::isOpen).toList();
  }

  /**
   * The capture or void that is under way. There is one at most: PayKKa knows no number of ours for
   * them, so two at once could not be told apart.
   */
  public Optional<Operation> openOnAuthorisation() {
    return open().stream().filter(it -> it.kind() != OperationKind.REFUND).findFirst();
  }

  /** Refunds whose outcome is not known. */
  public List<Operation> openRefunds() {
    return open().stream().filter(it -> it.kind() == OperationKind.REFUND).toList();
  }

  /** What open operations of this kind may move. */
  public long reserved(OperationKind kind) {
    return open().stream()
        .filter(it -> it.kind() == kind)
        .mapToLong(it -> it.amount().minor())
        .sum();
  }

  /** What a new refund may give back: reserved is spoken for. */
  public long freeToRefund() {
    long able =
        differing
            .map(theirs -> Math.min(theirs.ableToRefund(), balances.ableToRefund()))
            .orElseGet(balances::ableToRefund);
    return Math.max(0, able - reserved(OperationKind.REFUND));
  }

  /** The name of the next operation. */
  public OperationId next(PaymentId payment, OperationKind kind) {
    return new OperationId(payment, kind, operations.size() + 1);
  }

  /** The same with one operation added, or put in the place of what it was. */
  public Books with(Operation operation) {
    List<Operation> all = new ArrayList<>(operations);
    if (operation.id().number() > all.size()) {
      all.add(operation);
    } else {
      all.set(operation.id().number() - 1, operation);
    }
    return new Books(balances, differing, all);
  }

  public Books with(Balances moved) {
    return new Books(moved, differing, operations);
  }

  public Books differingFrom(Optional<Balances> theirs) {
    return new Books(balances, theirs, operations);
  }

  /**
   * Whether what PayKKa says can be true together with these books: what is open may have moved or
   * not. A capture that is under way moves all of its amount; what is less was somebody else's.
   */
  public boolean agreeWith(Balances theirs) {
    long beyond = theirs.captured() - balances.captured();
    return theirs.authorised() == balances.authorised()
        && (beyond == 0 || beyond == reserved(OperationKind.CAPTURE))
        && within(theirs.voided(), balances.voided(), OperationKind.VOID)
        && within(theirs.refunded(), balances.refunded(), OperationKind.REFUND);
  }

  /** Whether PayKKa says that more has moved than these know of and what is open can explain. */
  public boolean fallShortOf(Balances theirs) {
    return theirs.captured() > balances.captured() + reserved(OperationKind.CAPTURE)
        || theirs.voided() > balances.voided() + reserved(OperationKind.VOID)
        || theirs.refunded() > balances.refunded() + reserved(OperationKind.REFUND);
  }

  private boolean within(long theirs, long ours, OperationKind kind) {
    return theirs >= ours && theirs <= ours + reserved(kind);
  }
}
