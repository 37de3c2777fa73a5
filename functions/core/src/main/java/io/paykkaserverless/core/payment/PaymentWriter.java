package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationQueue;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationObservation;
import io.paykkaserverless.core.operation.OperationRequest;
import io.paykkaserverless.core.paykka.DisputeReport;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.payment.Signals.Measure;
import io.paykkaserverless.core.payment.Signals.Signal;

/**
 * The one way a payment's state is changed in the store. After a write, new notifications go to the
 * queue; one the queue does not take stays in the outbox, where the sweep finds it.
 *
 * <p>All methods throw {@link PaymentStore.StoreUnavailable} when the store does not answer.
 */
public final class PaymentWriter {

  private final OptimisticWrite optimistic;
  private final Archiving archiving;
  private final CredentialLedger credentials;
  private final PaymentTransitions transitions;
  private final NotificationQueue queue;
  private final Signals signals;

  public PaymentWriter(
      PaymentStore store,
      Archiving archiving,
      CredentialLedger credentials,
      PaymentTransitions transitions,
      NotificationQueue queue,
      Signals signals) {
    this.archiving = archiving;
    this.optimistic = new OptimisticWrite(store, archiving);
    this.credentials = credentials;
    this.transitions = transitions;
    this.queue = queue;
    this.signals = signals;
  }

  /**
   * Writes down a further attempt. Only the caller that gets {@link Decision.Change} back has
   * started it and may ask PayKKa.
   */
  public Decision startAttempt(
      Payment seen, Speaker speaker, PaymentMethod method, int attemptsMax) {
    return write(seen, payment -> transitions.startAttempt(payment, speaker, method, attemptsMax));
  }

  /** Takes in what PayKKa reports of an attempt, after comparing it with the record. */
  public Decision report(Payment seen, AttemptId attempt, TransactionReport report, Speaker who) {
    Decision decision =
        write(
            seen,
            payment -> {
              // An answer to a query is as old as the question, if others wrote meanwhile.
              boolean upToDate = who.isQuery() && payment.version() == seen.version();
              return transitions.report(payment, attempt, report, who, upToDate);
            });
    boolean news = who.isQuery() || decision instanceof Decision.Change;
    if (news && decision.payment().books().differing().isPresent()) {
      signals.raise(Signal.BALANCES_DIFFER, attempt.transId());
    }
    return alarming(decision, attempt.transId());
  }

  /**
   * Writes down a capture, void or refund and so reserves its amount. Only the caller that gets
   * {@link Decision.Change} back has requested it and may ask PayKKa.
   */
  public Decision requestOperation(Payment seen, OperationRequest request, int operationsMax) {
    return write(
        seen,
        payment ->
            transitions
                .operations()
                .request(archiving.recalled(payment, request.key()), request, operationsMax));
  }

  /** Takes in what PayKKa reports of a refund, after comparing it with the record. */
  public Decision reportRefund(Payment seen, OperationId refund, RefundReport report, Speaker who) {
    return alarming(
        write(
            seen,
            payment ->
                transitions
                    .operations()
                    .report(archiving.recalled(payment, refund), refund, report, who)),
        refund.text());
  }

  /** Takes in what else was learned about a capture, void or refund. */
  public Decision observeOperation(
      Payment seen, OperationId operation, OperationObservation observation) {
    return write(
        seen,
        payment ->
            transitions
                .operations()
                .observe(archiving.recalled(payment, operation), operation, observation));
  }

  /**
   * Notes that the shopper's bank disputes the payment, after comparing it with the record. An
   * unsigned hint that does not fit raises no alarm: anybody can send one.
   */
  public Decision hearOfDispute(
      Payment seen, AttemptId attempt, DisputeReport report, boolean verified) {
    Decision decision =
        write(seen, payment -> transitions.disputes().hear(payment, attempt, report, verified));
    if (decision instanceof Decision.Change) {
      signals.raise(Signal.PAYMENT_DISPUTED, attempt.transId());
    }
    // Anybody can send an unsigned one, and nobody shall be woken by that.
    return verified ? alarming(decision, attempt.transId()) : decision;
  }

  private Decision alarming(Decision decision, String subject) {
    if (decision instanceof Decision.Mismatch mismatch) {
      signals.raise(Signal.REPORT_MISMATCH, subject + " " + mismatch.kind());
    }
    return decision;
  }

  /** Takes in what else was learned about an attempt of this payment. */
  public Decision observe(Payment seen, AttemptId attempt, Observation observation) {
    return write(seen, payment -> transitions.observe(payment, attempt, observation));
  }

  /** Nobody paid in time. */
  public Decision expire(Payment seen) {
    return write(seen, transitions::expire);
  }

  /** A person must look at it, and hears of it once. */
  public void callForAttention(Payment seen) {
    write(seen, transitions::callForAttention);
  }

  /** The sweep looked at just this version and nobody knows more; nothing where it has changed. */
  public Decision lookedInVain(Payment seen) {
    return write(
        seen,
        payment ->
            payment.version() == seen.version()
                ? transitions.lookedInVain(payment)
                : new Decision.NoChange(payment));
  }

  /**
   * The sweep looked at just this version before anything was due; nothing where it has changed.
   */
  public void lookedTooEarly(Payment seen) {
    write(
        seen,
        payment ->
            payment.version() == seen.version()
                ? transitions.lookedTooEarly(payment)
                : new Decision.NoChange(payment));
  }

  /** Hands messages to the queue that may never have been given to it. */
  public void requeue(Payment payment) {
    payment.waiting().forEach(this::enqueue);
  }

  private Decision write(Payment seen, OptimisticWrite.Step step) {
    OptimisticWrite.Written written =
        optimistic.write(seen, payment -> keepingCredentials(payment, step.decideOn(payment)));
    if (written.decision() instanceof Decision.Change(Payment after)) {
      announce(written.before(), after);
      count(written.before(), after);
    }
    return written.decision();
  }

  /** Before the payment says so, see {@link CredentialLedger}. */
  private Decision keepingCredentials(Payment payment, Decision decision) {
    if (decision instanceof Decision.Change(Payment after)) {
      credentials.enter(payment, after);
    }
    return decision;
  }

  private void announce(Payment before, Payment after) {
    after.outbox().stream()
        .filter(message -> message.sequence() > before.lastSequence())
        .forEach(this::enqueue);
    if (after.needsAttention() && !before.needsAttention()) {
      signals.raise(Signal.PAYMENT_NEEDS_ATTENTION, after.id().value());
    }
  }

  /** What was open before this write and is decided by it. */
  private void count(Payment before, Payment after) {
    for (Attempt open : before.attempts()) {
      if (open.state().isOpen()) {
        after.attempt(open.id()).ifPresent(this::countIfDecided);
      }
    }
  }

  private void countIfDecided(Attempt attempt) {
    if (!attempt.state().isOpen()) {
      signals.measure(
          attempt.state().isApproved() ? Measure.ATTEMPT_APPROVED : Measure.ATTEMPT_DECLINED,
          1,
          attempt.id().transId());
    }
  }

  private void enqueue(Notification notification) {
    try {
      queue.announce(notification.id());
    } catch (NotificationQueue.QueueUnavailable _) {
      signals.raise(Signal.NOTIFICATION_NOT_QUEUED, notification.id().text());
    }
  }
}
