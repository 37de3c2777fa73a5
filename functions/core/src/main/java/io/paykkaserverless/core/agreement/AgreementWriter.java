package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.agreement.OptimisticAgreementWrite.Written;
import io.paykkaserverless.core.notification.AgreementNotificationContent;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationFormat;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationQueue;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/**
 * The one way an agreement's state is changed in the store, and so the one place that knows of each
 * change: the message about it is fixed to the byte in the same write. Then it goes to the queue;
 * one the queue does not take stays in the outbox, where the sweep finds it.
 *
 * <p>All methods throw {@link io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable} when
 * the store does not answer.
 */
public final class AgreementWriter {

  private final OptimisticAgreementWrite optimistic;
  private final NotificationFormat format;
  private final NotificationQueue queue;
  private final Signals signals;
  private final InstantSource clock;

  public AgreementWriter(
      AgreementStore store,
      NotificationFormat format,
      NotificationQueue queue,
      Signals signals,
      InstantSource clock) {
    this.optimistic = new OptimisticAgreementWrite(store);
    this.format = format;
    this.queue = queue;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Takes a step, unless somebody else wrote meanwhile; then decides again.
   *
   * @param step makes the next version, or nothing where none is to be made
   * @return the agreement as it stands afterwards
   */
  Agreement write(Agreement seen, Function<Agreement, Optional<Agreement>> step) {
    Written written =
        optimistic.write(seen, before -> step.apply(before).map(after -> telling(before, after)));
    Agreement after = written.after();
    int told = written.before().lastSequence();
    after.outbox().stream().filter(message -> message.sequence() > told).forEach(this::enqueue);
    return after;
  }

  /** Hands messages to the queue again that may never have been given to it. */
  void requeue(Agreement seen) {
    seen.waiting().forEach(this::enqueue);
    optimistic.write(
        seen,
        current ->
            current.handOverAt().equals(seen.handOverAt())
                ? Optional.of(current.requeued(now()))
                : Optional.empty());
  }

  private Agreement telling(Agreement before, Agreement after) {
    return NotificationType.announcing(before.state(), after.state())
        .map(type -> after.telling(message(type, after)))
        .orElse(after);
  }

  private Notification message(NotificationType type, Agreement after) {
    int sequence = after.lastSequence() + 1;
    Instant at = now();
    String body = format.body(new AgreementNotificationContent(type, sequence, at, after));
    NotificationId id = new NotificationId(new OutboxOwner.OfAgreement(after.id()), sequence);
    return Notification.fresh(id, type, at, body);
  }

  private void enqueue(Notification notification) {
    try {
      queue.announce(notification.id());
    } catch (NotificationQueue.QueueUnavailable _) {
      signals.raise(Signal.NOTIFICATION_NOT_QUEUED, notification.id().text());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
