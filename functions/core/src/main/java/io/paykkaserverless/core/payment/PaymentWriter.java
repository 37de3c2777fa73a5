package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationQueue;
import io.paykkaserverless.core.notification.NotificationRef;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.payment.PaymentStore.Replacement;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The one way a payment is changed in the store: decides on what was read, writes if nobody else
 * wrote meanwhile, else decides again on what they wrote. After a write, new notifications go to
 * the queue; one the queue does not take stays in the outbox, where the sweep finds it.
 *
 * <p>All methods throw {@link PaymentStore.StoreUnavailable} when the store does not answer.
 */
public final class PaymentWriter {

  /** More writers than this on one payment at one moment means something is broken. */
  private static final int ROUNDS_MAX = 25;

  private final PaymentStore store;
  private final PaymentTransitions transitions;
  private final NotificationQueue queue;
  private final Signals signals;

  public PaymentWriter(
      PaymentStore store,
      PaymentTransitions transitions,
      NotificationQueue queue,
      Signals signals) {
    this.store = store;
    this.transitions = transitions;
    this.queue = queue;
    this.signals = signals;
  }

  /**
   * Writes down a further attempt. Only the caller that gets {@link Decision.Change} back has
   * started it and may ask PayKKa.
   */
  public Decision startAttempt(Payment seen, Speaker speaker, int attemptsMax) {
    return write(seen, payment -> transitions.startAttempt(payment, speaker, attemptsMax));
  }

  /** Takes in what PayKKa reports of an attempt, after comparing it with the record. */
  public Decision report(Payment seen, AttemptId attempt, TransactionReport report, Speaker who) {
    Decision decision = write(seen, payment -> transitions.report(payment, attempt, report, who));
    if (decision instanceof Decision.Mismatch mismatch) {
      signals.raise(Signal.REPORT_MISMATCH, attempt.transId() + " " + mismatch.kind());
    }
    return decision;
  }

  /** Takes in what else was learned about an attempt of this payment. */
  public Decision observe(Payment seen, AttemptId attempt, Observation observation) {
    return write(seen, payment -> transitions.observe(payment, attempt, observation));
  }

  /** Notes in the outbox what became of a notification. */
  public Payment note(Payment seen, String notification, UnaryOperator<Notification> change) {
    return write(
            seen, payment -> new Decision.Change(payment.withNotification(notification, change)))
        .payment();
  }

  private Decision write(Payment seen, Step step) {
    Payment current = seen;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Decision decision = step.decideOn(current);
      if (!(decision instanceof Decision.Change(Payment next))) {
        return decision;
      }
      switch (store.replace(next)) {
        case Replacement.Replaced _ -> {
          return written(current, next);
        }
        case Replacement.Overtaken(Payment stored) -> {
          // A write whose answer was lost is refused when it is repeated: it was ours.
          if (stored.equals(next)) {
            return written(current, next);
          }
          current = stored;
        }
      }
    }
    throw new IllegalStateException("no end of concurrent writes on " + seen.id());
  }

  private Decision written(Payment before, Payment after) {
    List<Notification> outbox = after.outbox();
    for (Notification fresh : outbox.subList(before.outbox().size(), outbox.size())) {
      enqueue(new NotificationRef(after.id(), fresh.id()));
    }
    if (after.needsAttention() && !before.needsAttention()) {
      signals.raise(Signal.PAYMENT_NEEDS_ATTENTION, after.id().value());
    }
    return new Decision.Change(after);
  }

  private void enqueue(NotificationRef notification) {
    try {
      queue.enqueue(notification);
    } catch (NotificationQueue.QueueUnavailable _) {
      signals.raise(Signal.NOTIFICATION_NOT_QUEUED, notification.notification());
    }
  }

  @FunctionalInterface
  private interface Step {
    Decision decideOn(Payment payment);
  }
}
