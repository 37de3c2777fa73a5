package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Dispute;
import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.HistoryEvent;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a payment decides what can follow, as a text. Left out are versions, random claims, the
 * messages' texts and the order of the past; times are told by how long ago they were. {@link
 * Explorer} tries whether that forgets too much.
 */
final class Canonical {

  /** What a payment may hear once too often, and calls a person only the first time. */
  private static final Set<HistoryEvent> MAY_CONTRADICT =
      Set.of(
          PaymentEvent.ATTEMPT_REFUSED,
          PaymentEvent.NOT_FOUND_AT_PAYKKA,
          PaymentEvent.FAILED,
          PaymentEvent.SUCCEEDED,
          PaymentEvent.CANCELED,
          PaymentEvent.PARTIALLY_REVERSED,
          PaymentEvent.PARTIALLY_REFUNDED,
          PaymentEvent.REFUNDED,
          OperationEvent.OPERATION_REFUSED,
          OperationEvent.OPERATION_NOT_FOUND,
          OperationEvent.OPERATION_FAILED);

  private final StringBuilder text = new StringBuilder(256);

  private Canonical() {}

  /** Of a payment, without times. */
  static String of(Payment payment) {
    Canonical canonical = new Canonical();
    canonical.payment(payment);
    return canonical.text.toString();
  }

  /** Of a payment at a moment, as far as only what is under way depends on it. */
  static String ofOpen(Payment payment, Instant now) {
    Canonical canonical = new Canonical();
    canonical.payment(payment);
    payment
        .books()
        .open()
        .forEach(operation -> canonical.age(Optional.of(operation.requestedAt()), now));
    return canonical.text.toString();
  }

  /** Of a payment at a moment. */
  static String of(Payment payment, Instant now) {
    Canonical canonical = new Canonical();
    canonical.payment(payment);
    canonical.times(payment, now);
    return canonical.text.toString();
  }

  private void payment(Payment payment) {
    text.append(payment.state()).append(payment.needsAttention() ? '!' : '.');
    payment.attempts().forEach(this::attempt);
    balances('b', payment.books().balances());
    payment.books().differing().ifPresent(theirs -> balances('d', theirs));
    payment.books().operations().forEach(this::operation);
    for (Dispute dispute : payment.disputes()) {
      text.append(dispute.verified() ? "|D" : "|d").append(dispute.disputeId());
    }
    evidence(payment);
  }

  private void attempt(Attempt attempt) {
    text.append("|a").append(attempt.state());
    text.append(attempt.orderId().isPresent() ? 'o' : '.');
    text.append(attempt.authenticationUrl().isPresent() ? 'u' : '.');
    text.append(attempt.card().isPresent() ? 'c' : '.');
    attempt.failure().ifPresent(failure -> text.append(failure.paykkaCode()));
  }

  private void balances(char name, Balances balances) {
    text.append('|').append(name);
    balances.amounts().forEach(amount -> text.append(amount).append(','));
  }

  private void operation(Operation operation) {
    text.append('|').append(operation.kind()).append(operation.amount().minor());
    text.append(operation.state());
    text.append(operation.refundOrderId().isPresent() ? 'o' : '.');
    text.append(operation.key().value(), 0, 4);
    operation.failure().ifPresent(failure -> text.append(failure.paykkaCode()));
  }

  /** What was kept as evidence, and which attempt made the payment approved. */
  private void evidence(Payment payment) {
    TreeSet<String> lines = new TreeSet<>();
    int holder = 0;
    for (HistoryEntry line : payment.history()) {
      if (line.before() == line.after() && MAY_CONTRADICT.contains(line.event())) {
        lines.add(line.event().toString() + line.attempt() + line.operation());
      }
      if (holder == 0 && line.after().isApproved() && !line.before().isApproved()) {
        holder = line.attempt();
      }
    }
    text.append("|h").append(holder).append(lines);
  }

  private void times(Payment payment, Instant now) {
    text.append("|t").append(payment.looks());
    age(Optional.of(payment.terms().createdAt()), now);
    payment.attempts().forEach(attempt -> age(Optional.of(attempt.startedAt()), now));
    payment
        .books()
        .operations()
        .forEach(operation -> age(Optional.of(operation.requestedAt()), now));
    age(payment.waiting().stream().map(Notification::createdAt).max(Instant::compareTo), now);
    age(payment.dueAt(), now);
    age(payment.listedAt(), now);
  }

  private void age(Optional<Instant> since, Instant now) {
    text.append(',');
    since.ifPresent(moment -> text.append(Duration.between(moment, now).toSeconds()));
  }
}
