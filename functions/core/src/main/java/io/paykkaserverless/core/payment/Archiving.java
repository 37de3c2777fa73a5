package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.operation.ArchivedOperation;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.payment.PaymentArchive.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Moves what is finished of a payment into the archive, and finds it there again.
 *
 * <p>First the archive has it, then the payment is written without it. So a crash in between, or a
 * write that is refused, leaves a copy that nobody looks at before the payment says that it is
 * archived. By then it is the same: lines and messages never change, and an operation that did was
 * kept anew, since a copy gives way to one of a later version of the payment.
 */
public final class Archiving {

  private final PaymentArchive archive;
  private final ArchiveRule rule;

  public Archiving(PaymentArchive archive) {
    this(archive, ArchiveRule.DEFAULT);
  }

  /** With another rule than the usual one. */
  public Archiving(PaymentArchive archive, ArchiveRule rule) {
    this.archive = archive;
    this.rule = rule;
  }

  /**
   * {@code next} as it is to be written: without what is archived by now.
   *
   * @param read the version it was decided on; only what stood in it, and still stands in {@code
   *     next}, is archived
   */
  Payment relieved(Payment read, Payment next) {
    List<Notification> messages = rule.messages(read);
    List<HistoryEntry> lines = rule.lines(read);
    List<Operation> operations = new ArrayList<>(rule.operations(read));
    operations.retainAll(next.books().operations());
    if (messages.isEmpty() && lines.isEmpty() && operations.isEmpty()) {
      return next;
    }
    for (Notification message : messages) {
      archive.keepMessage(read.id(), read.terms(), message);
    }
    if (!lines.isEmpty()) {
      archive.keepLines(read.id(), read.terms(), lines);
    }
    for (Operation operation : operations) {
      archive.keepOperation(read.id(), read.terms(), operation, read.version());
    }
    List<HistoryEntry> linesLeft = new ArrayList<>(next.history());
    linesLeft.removeAll(lines);
    return next.withBooks(next.books().without(operations))
        .withArchived(
            next.archived().with(lines, messages),
            linesLeft,
            next.outbox().subList(messages.size(), next.outbox().size()));
  }

  /** One of a payment's messages, wherever it is. */
  Optional<Notification> message(Payment payment, NotificationId id) {
    return id.sequence() <= payment.archived().messages()
        ? archive.message(payment.id(), id)
        : payment.outbox().stream().filter(message -> message.id().equals(id)).findFirst();
  }

  /**
   * The payment with this operation in it, if it has one that is archived. It may be decided on and
   * written like that: the operation is archived again in time.
   */
  public Payment recalled(Payment payment, OperationId id) {
    boolean elsewhere =
        payment.id().equals(id.payment()) && payment.books().isArchived(id.number());
    return elsewhere
        ? payment.withBooks(payment.books().with(archived(payment, id.number())))
        : payment;
  }

  /** Likewise with the operation that was requested under this key. */
  Payment recalled(Payment payment, Fingerprint key) {
    return payment.books().archived().stream()
        .filter(trace -> trace.mayHaveBeenRequestedUnder(key))
        .map(ArchivedOperation::number)
        .map(number -> archived(payment, number))
        .filter(operation -> operation.key().equals(key))
        .findFirst()
        .map(operation -> payment.withBooks(payment.books().with(operation)))
        .orElse(payment);
  }

  /** Rather no answer than that a repeat is taken for a new request. */
  private Operation archived(Payment payment, int number) {
    return archive
        .operation(payment.id(), number)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "operation " + number + " of " + payment.id() + " is not in the archive"));
  }

  /**
   * The payment with all that is archived of it, to be looked at and not to be written. Reads
   * nothing where nothing is archived. What the archive has forgotten stays away: it is kept as
   * long as was said when it was archived, and a payment is kept longer where more is said later.
   */
  public Payment whole(Payment payment) {
    if (payment.archived().isNothing() && payment.books().archived().isEmpty()) {
      return payment;
    }
    Kept kept = archive.of(payment.id());
    List<HistoryEntry> lines = lines(payment, kept);
    List<Notification> messages = messages(payment, kept);
    int messagesMissing = payment.lastSequence() - messages.size();
    int linesMissing = payment.nextLine() - 1 - lines.size();
    return payment
        .withBooks(whole(payment.books(), kept.operations()))
        .withArchived(new Archived(messagesMissing, linesMissing, 0), lines, messages);
  }

  /** None that the payment, as it was read, did not have yet. */
  private static List<HistoryEntry> lines(Payment payment, Kept kept) {
    SortedMap<Integer, HistoryEntry> lines = new TreeMap<>();
    kept.lines().forEach(line -> lines.put(line.number(), line));
    payment.history().forEach(line -> lines.put(line.number(), line));
    return List.copyOf(lines.headMap(payment.nextLine()).values());
  }

  /** Likewise; without a gap, as far back as there are. */
  private static List<Notification> messages(Payment payment, Kept kept) {
    SortedMap<Integer, Notification> messages = new TreeMap<>();
    kept.messages().forEach(message -> messages.put(message.sequence(), message));
    payment.outbox().forEach(message -> messages.put(message.sequence(), message));
    int first = payment.lastSequence() + 1;
    while (messages.containsKey(first - 1)) {
      first--;
    }
    return List.copyOf(messages.subMap(first, payment.lastSequence() + 1).values());
  }

  private static Books whole(Books books, List<Operation> kept) {
    Books whole = books;
    for (Operation operation : kept) {
      whole = books.isArchived(operation.id().number()) ? whole.with(operation) : whole;
    }
    return whole;
  }
}
