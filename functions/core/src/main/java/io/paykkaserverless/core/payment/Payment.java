package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.order.OrderDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
 * @param history in order, oldest first
 * @param outbox every notification to the merchant, oldest first
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
    List<HistoryEntry> history,
    List<Notification> outbox) {

  public Payment {
    attempts = List.copyOf(attempts);
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
  }

  /** A payment nobody has tried to pay yet. */
  public static Payment created(PaymentId id, Terms terms, OrderDetails details) {
    return new Payment(
        id, 1, terms, details, PaymentState.CREATED, 0, false, List.of(), List.of(), List.of());
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

  /** The attempt PayKKa approved, if one was. */
  public Optional<Attempt> approvedAttempt() {
    return attempts.stream().filter(attempt -> attempt.state().isApproved()).findFirst();
  }

  /** Notifications the merchant has not accepted yet. */
  public List<Notification> undelivered() {
    return outbox.stream().filter(notification -> !notification.isDelivered()).toList();
  }

  /** Notifications that were not even tried to deliver, as far as we know. */
  Stream<Notification> neverTried() {
    return outbox.stream().filter(sent -> !sent.isDelivered() && sent.tries() == 0);
  }

  /**
   * The attempt about which PayKKa must be asked: one whose outcome is open, also where another one
   * holds money already (this one may take it a second time); one that is approved and not final
   * under automatic capture; one that was to store the card and has not said as what.
   */
  public Optional<Attempt> doubtful() {
    Optional<Attempt> open =
        attempts.reversed().stream().filter(attempt -> attempt.state().isOpen()).findFirst();
    return open.or(() -> approvedAttempt().filter(this::isNotFinal));
  }

  private boolean isNotFinal(Attempt approved) {
    boolean captureOutstanding =
        approved.state() == PaymentState.AUTHORIZED
            && terms.captureMethod() == CaptureMethod.AUTOMATIC;
    boolean credentialMissing = terms.kind().storesCard() && StoredCredential.of(this).isEmpty();
    return captureOutstanding || credentialMissing;
  }

  /** The next version, with one notification of the outbox replaced. */
  Payment withNotification(String notification, UnaryOperator<Notification> change) {
    List<Notification> next =
        outbox.stream()
            .map(old -> old.id().equals(notification) ? change.apply(old) : old)
            .toList();
    return new Payment(
        id, version + 1, terms, details, state, looks, needsAttention, attempts, history, next);
  }

  Payment withAttempt(Attempt attempt) {
    List<Attempt> next = new ArrayList<>(attempts);
    if (attempt.id().number() > next.size()) {
      next.add(attempt);
    } else {
      next.set(attempt.id().number() - 1, attempt);
    }
    return new Payment(
        id, version, terms, details, state, looks, needsAttention, next, history, outbox);
  }

  /** The next version: what happened, where it led, and what the merchant will be told. */
  Payment next(PaymentState to, boolean attention, HistoryEntry entry, List<Notification> told) {
    List<HistoryEntry> story = new ArrayList<>(history);
    story.add(entry);
    List<Notification> letters = new ArrayList<>(outbox);
    letters.addAll(told);
    OrderDetails stillNeeded = to.allowsNoFurtherAttempt() ? OrderDetails.NONE : details;
    int looksInIt = to == state ? looks : 0;
    boolean noted = needsAttention || attention;
    return new Payment(
        id, version + 1, terms, stillNeeded, to, looksInIt, noted, attempts, story, letters);
  }

  /** After one more look in vain; not a version of its own yet. */
  Payment lookedAt() {
    return new Payment(
        id, version, terms, details, state, looks + 1, needsAttention, attempts, history, outbox);
  }

  /** The next version, where nothing happened that its history would tell. */
  Payment nextVersion() {
    return new Payment(
        id, version + 1, terms, details, state, looks, needsAttention, attempts, history, outbox);
  }

  /** When it came into its present state. */
  Instant since() {
    return history.reversed().stream()
        .filter(line -> line.before() != line.after())
        .findFirst()
        .map(HistoryEntry::at)
        .orElse(terms.createdAt());
  }

  /**
   * When the sweep should look at this payment again; nothing once it is final and the merchant
   * knows.
   */
  public Optional<Instant> dueAt() {
    return DueTime.of(this);
  }
}
