package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What of a payment may leave it for the {@link PaymentArchive}: what never changes any more and
 * decides nothing any more. Looks only at the payment as it was read, so that whoever writes the
 * same version archives the same.
 *
 * <p>Nothing leaves a payment of the usual length: its item is small, and to archive would cost it
 * a request.
 *
 * @param operationsBegin from how many operations on closed ones are archived
 * @param operationsKept how many of the last ones stay from then on
 * @param operationsAtOnce how many are archived with one write, at most; each is a request
 * @param messagesBegin from how many messages on any are archived
 * @param messagesKept how many of them stay from then on: those that are likely to be sent again
 * @param messagesAtOnce how many are archived with one write, at most; each is a request
 * @param linesKept how many lines stay in any case, the last ones
 * @param linesAtOnce how many lines are archived together, as one item
 */
public record ArchiveRule(
    int operationsBegin,
    int operationsKept,
    int operationsAtOnce,
    int messagesBegin,
    int messagesKept,
    int messagesAtOnce,
    int linesKept,
    int linesAtOnce) {

  /** Eight lines take less than a kilobyte, so one write unit for all of them. */
  public static final ArchiveRule DEFAULT = new ArchiveRule(5, 2, 2, 10, 2, 2, 8, 8);

  /** Comparisons of balances, and what can contradict an operation. */
  private static final Set<HistoryEvent> MAY_BE_LOOKED_UP =
      Set.of(
          PaymentEvent.BALANCES_DIFFER,
          PaymentEvent.BALANCES_AGREE,
          OperationEvent.OPERATION_REFUSED,
          OperationEvent.OPERATION_NOT_FOUND,
          OperationEvent.OPERATION_FAILED);

  public ArchiveRule {
    if (operationsBegin < operationsKept || operationsAtOnce < 1) {
      throw new IllegalArgumentException("what begins to go must be more than what stays");
    }
    if (messagesBegin < messagesKept || messagesAtOnce < 1 || linesKept < 1 || linesAtOnce < 1) {
      throw new IllegalArgumentException("the last line stays, and something must go");
    }
  }

  /**
   * The first operations, as far as they are closed. They may still be asked for by their key or by
   * their name, and PayKKa may take back that one failed: whoever needs one brings it back.
   */
  List<Operation> operations(Payment payment) {
    Books books = payment.books();
    boolean begun = !books.archived().isEmpty();
    if (!begun && books.operations().size() <= operationsBegin) {
      return List.of();
    }
    return books.operations().stream()
        .limit(Math.max(0, books.operations().size() - operationsKept))
        .filter(operation -> !operation.isOpen())
        .limit(operationsAtOnce)
        .toList();
  }

  /** The first of a payment's messages, as far as they were handed over. */
  List<Notification> messages(Payment payment) {
    List<Notification> outbox = payment.outbox();
    boolean begun = payment.archived().messages() > 0;
    if (!begun && outbox.size() <= messagesBegin) {
      return List.of();
    }
    int surplus = Math.max(0, outbox.size() - messagesKept);
    return outbox.stream()
        .limit(Math.min(surplus, messagesAtOnce))
        .takeWhile(Notification::isHandedOver)
        .toList();
  }

  /**
   * The oldest lines that nobody looks up any more; none where they would not fill an item.
   *
   * <p>This is who looks into the history, and why it does not miss them:
   *
   * <ul>
   *   <li>{@link Payment#approvedAttempt} wants the line by which an attempt was approved, {@code
   *       PaymentTransitions.contradict} the contradictions to an attempt, and {@code
   *       ChargeCommand.neverReached} that an attempt was not found. These are lines about an
   *       attempt, which stay; there are as many as attempts allow.
   *   <li>{@link Payment#since} wants the last line that changed the state, which stays.
   *   <li>{@code BooksTransitions.isToldOftenEnough} counts comparisons of balances, and {@code
   *       OperationTransitions.isKnownContradiction} wants what contradicted an operation, only
   *       where a person was called. The first comparison that is told is a difference, and calls
   *       one, as each contradiction does. Once a person was called, such lines stay; by then at
   *       most what was said before of an operation that failed is archived, and a contradiction
   *       that says the same is told once more.
   *   <li>{@link DueTime#listing} wants to know whether anything happened after a moment. The last
   *       line stays, and no line before it is later but by what clocks differ.
   *   <li>{@link PaymentOutboxes} counts replays, archived ones included.
   * </ul>
   */
  List<HistoryEntry> lines(Payment payment) {
    List<HistoryEntry> history = payment.history();
    if (history.size() < linesKept + linesAtOnce) {
      return List.of();
    }
    Optional<HistoryEntry> lastMove =
        history.reversed().stream().filter(HistoryEntry::moves).findFirst();
    List<HistoryEntry> finished =
        history.stream()
            .limit(history.size() - linesKept)
            .filter(line -> line.attempt() == 0 && !lastMove.equals(Optional.of(line)))
            .filter(line -> !payment.needsAttention() || !MAY_BE_LOOKED_UP.contains(line.event()))
            .limit(linesAtOnce)
            .toList();
    return finished.size() < linesAtOnce ? List.of() : finished;
  }
}
