package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.order.OrderDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A payment as it is stored: one item that is at once the state, the attempts, the history, the
 * idempotency record and the outbox. Immutable; each change makes the next version, which a
 * conditional write stores or refuses.
 *
 * @param id its name
 * @param version 1 when created, one more with each write
 * @param terms what the merchant laid down
 * @param details goods, addresses, customer; dropped once no attempt can need them any more
 * @param state how it stands; moved only by {@link PaymentTransitions}
 * @param looks how often the sweep has looked at it in vain since it came into this state
 * @param needsAttention PayKKa contradicted itself or us; a person must look
 * @param attempts in order, oldest first
 * @param books captures, voids and refunds, and what has moved
 * @param disputes hints that the shopper's bank disputes it, oldest first
 * @param history in order, oldest first, but for lines that are archived
 * @param outbox every notification to the merchant, oldest first, but for those that are archived
 * @param archived what of it is in the {@link PaymentArchive}
 * @param listedAt when the sweep's index brings it up, which may be somewhat before or after it is
 *     due, see {@link DueTime#listing}; nothing where nothing will ever be due
 */
public record Payment(
    PaymentId id,
    long version,
    Terms terms,
    OrderDetails details,
    PaymentState state,
    int looks,
    boolean needsAttention,
    List<Attempt> attempts,
    Books books,
    List<Dispute> disputes,
    List<HistoryEntry> history,
    List<Notification> outbox,
    Archived archived,
    Optional<Instant> listedAt) {

  public Payment {
    attempts = List.copyOf(attempts);
    disputes = List.copyOf(disputes);
    history = List.copyOf(history);
    outbox = List.copyOf(outbox);
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1, was " + version);
    }
    for (int i = 0; i < attempts.size(); i++) {
      AttemptId attempt = attempts.get(i).id();
      if (!attempt.payment().equals(id) || attempt.number() != i + 1) {
        throw new IllegalArgumentException("attempt " + attempt + " does not belong at " + (i + 1));
      }
    }
    archived.requireRoomFor(history, outbox);
  }

  /** A payment nobody has tried to pay yet. */
  public static Payment created(PaymentId id, Terms terms, OrderDetails details) {
    return new Payment(
        id,
        1,
        terms,
        details,
        PaymentState.CREATED,
        0,
        false,
        List.of(),
        Books.EMPTY,
        List.of(),
        List.of(),
        List.of(),
        Archived.NONE,
        Optional.of(DueTime.firstListing(terms)));
  }

  /** The attempt that was started last, if any was. */
  public Optional<Attempt> latestAttempt() {
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
  }

  /** The attempt {@code attempt} names, if this payment has it. */
  public Optional<Attempt> attempt(AttemptId attempt) {
    return attempt.payment().equals(id) && attempt.number() <= attempts.size()
        ? Optional.of(attempts.get(attempt.number() - 1))
        : Optional.empty();
  }

  /**
   * The attempt PayKKa approved, if one was. Where it approved a second one by mistake, the one it
   * approved first: the books are on that one's money.
   */
  public Optional<Attempt> approvedAttempt() {
    List<Attempt> approved =
        attempts.stream().filter(attempt -> attempt.state().isApproved()).toList();
    return approved.stream()
        .filter(attempt -> approved.size() == 1 || isHeldBy(attempt))
        .findFirst()
        .or(() -> approved.stream().findFirst());
  }

  /** A payment becomes approved once, by the attempt whose report made it so. */
  private boolean isHeldBy(Attempt attempt) {
    return history.stream()
        .filter(line -> line.after().isApproved() && !line.before().isApproved())
        .anyMatch(line -> line.attempt() == attempt.id().number());
  }

  /** The place of its next line. */
  int nextLine() {
    return history.isEmpty() ? 1 : history.getLast().number() + 1;
  }

  /** How many notifications it has ever had, which is the place of the last one. */
  public int lastSequence() {
    return archived.messages() + outbox.size();
  }

  /** Notifications that may never have reached the queue, as far as we know. */
  public List<Notification> waiting() {
    return outbox.stream().filter(message -> !message.isHandedOver()).toList();
  }

  /**
   * The attempt about which PayKKa must be asked: one whose outcome is open, also where another one
   * holds money already (this one may take it a second time); one that is approved and not final
   * under automatic capture; one that was to store the card and has not said as what; one of which
   * a part moved and nobody said how much.
   */
  public Optional<Attempt> doubtful() {
    return Doubt.about(this);
  }

  /** The capture, void or refund that {@code operation} names, if this payment has it. */
  public Optional<Operation> operation(OperationId operation) {
    return operation.payment().equals(id) ? books.operation(operation) : Optional.empty();
  }

  /** The next version, with one notification of the outbox handed over. */
  Payment withHandedOver(NotificationId notification, Instant at) {
    List<Notification> next =
        outbox.stream()
            .map(old -> old.id().equals(notification) ? old.handedOver(at) : old)
            .toList();
    return edited(it -> it.outbox = next).nextVersion();
  }

  Payment withAttempt(Attempt attempt) {
    List<Attempt> next = new ArrayList<>(attempts);
    if (attempt.id().number() > next.size()) {
      next.add(attempt);
    } else {
      next.set(attempt.id().number() - 1, attempt);
    }
    return edited(it -> it.attempts = next);
  }

  Payment withBooks(Books next) {
    return edited(it -> it.books = next);
  }

  Payment withDispute(Dispute dispute) {
    List<Dispute> next = new ArrayList<>(disputes);
    next.add(dispute);
    return edited(it -> it.disputes = next);
  }

  /** With other lines and messages in its item, and the others in the archive, or none there. */
  Payment withArchived(Archived next, List<HistoryEntry> lines, List<Notification> messages) {
    return edited(
        it -> {
          it.archived = next;
          it.history = lines;
          it.outbox = messages;
        });
  }

  /** The next version: what happened, where it led, and what the merchant will be told. */
  Payment next(PaymentState to, boolean attention, HistoryEntry entry, List<Notification> told) {
    List<HistoryEntry> story = new ArrayList<>(history);
    story.add(entry);
    List<Notification> letters = new ArrayList<>(outbox);
    letters.addAll(told);
    return edited(
            it -> {
              it.details = to.allowsNoFurtherAttempt() ? OrderDetails.NONE : details;
              it.looks = to == state ? looks : 0;
              it.state = to;
              it.needsAttention = needsAttention || attention;
              it.history = story;
              it.outbox = letters;
            })
        .nextVersion();
  }

  /** After one more look in vain; not a version of its own yet. */
  Payment lookedAt() {
    return edited(it -> it.looks = looks + 1);
  }

  /** As if the sweep had not looked yet: there is something new to ask after. */
  Payment notLookedAt() {
    return edited(it -> it.looks = 0);
  }

  /** The next version, where nothing happened that its history would tell. */
  Payment nextVersion() {
    return atVersion(version + 1);
  }

  Payment atVersion(long next) {
    return edited(it -> it.version = next);
  }

  /** When it came into its present state. */
  Instant since() {
    return history.reversed().stream()
        .filter(HistoryEntry::moves)
        .findFirst()
        .map(HistoryEntry::at)
        .orElse(terms.createdAt());
  }

  /**
   * Since when it has been {@linkplain PaymentState#isUnresolved unresolved}: the start of its
   * first such attempt. Nothing where no attempt is, whatever else the payment waits for; nor while
   * PayKKa is asked for the first time, which is every payment's lot and costs no index entry: what
   * is PROCESSING counts from the sweep's first look in vain.
   */
  public Optional<Instant> unresolvedSince() {
    return Doubt.unresolvedSince(this);
  }

  /**
   * When the sweep should look at this payment again; nothing once it is final and the merchant
   * knows.
   */
  public Optional<Instant> dueAt() {
    return DueTime.of(this);
  }

  /** As it is to be written: in the index where it was, as long as that will do. */
  Payment listed() {
    Optional<Instant> listing = DueTime.listing(this);
    return edited(it -> it.listedAt = listing);
  }

  /** In the index just when it is due, wherever it was. */
  Payment relisted() {
    Optional<Instant> due = dueAt();
    return edited(it -> it.listedAt = due);
  }

  private Payment edited(Consumer<PaymentEdit> edit) {
    PaymentEdit next = new PaymentEdit(this);
    edit.accept(next);
    return next.build();
  }
}
