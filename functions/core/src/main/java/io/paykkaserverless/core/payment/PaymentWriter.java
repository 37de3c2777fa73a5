package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationQueue;
import io.paykkaserverless.core.notification.NotificationRef;
import io.paykkaserverless.core.payment.PaymentStore.Replacement;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.util.function.Function;

/**
 * Decides and writes, until the decision was made on what is stored: optimistic locking with the
 * version as the guard. After a write, new notifications go to the queue; one that the queue does
 * not take stays in the outbox, where the sweep finds it.
 */
public final class PaymentWriter {

  /** More writers than this on one payment at one moment means something is broken. */
  private static final int ROUNDS_MAX = 25;

  private final PaymentStore store;
  private final NotificationQueue queue;
  private final Signals signals;

  public PaymentWriter(PaymentStore store, NotificationQueue queue, Signals signals) {
    this.store = store;
    this.queue = queue;
    this.signals = signals;
  }

  /**
   * Applies {@code decide} to {@code seen} and writes what it says; when somebody else wrote first,
   * decides again on what they wrote.
   *
   * @return the last decision; a {@link Decision.Change} has been written
   * @throws PaymentStore.StoreUnavailable when the store does not answer
   */
  public Decision write(Payment seen, Function<Payment, Decision> decide) {
    Payment current = seen;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Decision decision = decide.apply(current);
      if (!(decision instanceof Decision.Change change)) {
        return decision;
      }
      switch (store.replace(change.next())) {
        case Replacement.Replaced _ -> {
          return written(current, change);
        }
        case Replacement.Overtaken(Payment stored) -> {
          if (stored.equals(change.next())) {
            return written(current, change);
          }
          current = stored;
        }
      }
    }
    throw new IllegalStateException("no end of concurrent writes on " + seen.id());
  }

  private Decision written(Payment before, Decision.Change change) {
    Payment after = change.next();
    for (Notification fresh :
        after.outbox().subList(before.outbox().size(), after.outbox().size())) {
      enqueue(new NotificationRef(after.id(), fresh.id()));
    }
    if (after.needsAttention() && !before.needsAttention()) {
      signals.raise(Signal.PAYMENT_NEEDS_ATTENTION, after.id().value());
    }
    return change;
  }

  private void enqueue(NotificationRef notification) {
    try {
      queue.enqueue(notification);
    } catch (NotificationQueue.QueueUnavailable _) {
      signals.raise(Signal.NOTIFICATION_NOT_QUEUED, notification.notification());
    }
  }
}
