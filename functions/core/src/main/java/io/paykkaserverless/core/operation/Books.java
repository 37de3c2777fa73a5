package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.PaymentId;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Our books on a payment's money.
 *
 * @param balances what we know to have moved
 * @param differing what PayKKa said last, where that cannot be reconciled with ours; a person must
 *     look, and neither side overwrites the other
 * @param operations captures, voids and refunds, oldest first; the number of each is its place
 *     among all there ever were
 * @param archived those that are in the archive: closed ones
 */
public record Books(
    Balances balances,
    Optional<Balances> differing,
    List<Operation> operations,
    List<ArchivedOperation> archived) {

  /** Nothing has moved, nothing was asked for. */
  public static final Books EMPTY = new Books(Balances.NONE, Optional.empty(), List.of());

  public Books {
    operations = List.copyOf(operations);
    archived = List.copyOf(archived);
    BitSet elsewhere = new BitSet();
    for (ArchivedOperation trace : archived) {
      elsewhere.set(trace.number());
    }
    int place = 0;
    for (Operation operation : operations) {
      place = elsewhere.nextClearBit(place + 1);
      if (operation.id().number() != place) {
        throw new IllegalArgumentException(
            "operation " + operation.id() + " does not belong at " + place);
      }
    }
    if (elsewhere.cardinality() < archived.size()
        || elsewhere.length() > operations.size() + archived.size() + 1) {
      throw new IllegalArgumentException("archived operations do not fit: " + archived);
    }
  }

  /** Books of which nothing is archived. */
  public Books(Balances balances, Optional<Balances> differing, List<Operation> operations) {
    this(balances, differing, operations, List.of());
  }

  /** How many operations there ever were. */
  public int count() {
    return operations.size() + archived.size();
  }

  /** Whether the operation with this number is in the archive. */
  public boolean isArchived(int number) {
    return archived.stream().anyMatch(it -> it.number() == number);
  }

  /** The operation with this name, if there is one that is not archived. */
  public Optional<Operation> operation(OperationId id) {
    return operations.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** The operation that was requested under this key, if one was that is not archived. */
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
    return new OperationId(payment, kind, count() + 1);
  }

  /**
   * The same with one operation added, put in the place of what it was, or brought back from the
   * archive.
   */
  public Books with(Operation operation) {
    int number = operation.id().number();
    return new Books(
        balances,
        differing,
        Stream.concat(
                operations.stream().filter(it -> it.id().number() != number), Stream.of(operation))
            .sorted(Comparator.comparingInt(it -> it.id().number()))
            .toList(),
        archived.stream().filter(it -> it.number() != number).toList());
  }

  /** The same with these operations in the archive. */
  public Books without(List<Operation> finished) {
    return new Books(
        balances,
        differing,
        operations.stream().filter(it -> !finished.contains(it)).toList(),
        Stream.concat(archived.stream(), finished.stream().map(ArchivedOperation::of))
            .sorted(Comparator.comparingInt(ArchivedOperation::number))
            .toList());
  }

  public Books with(Balances moved) {
    return new Books(moved, differing, operations, archived);
  }

  public Books differingFrom(Optional<Balances> theirs) {
    return new Books(balances, theirs, operations, archived);
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
