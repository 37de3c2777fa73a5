package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Letter;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The messages that payments hold, and the lines in their history that are about messages. Touches
 * nothing else of a payment.
 *
 * <p>All methods throw {@link PaymentStore.StoreUnavailable} when the store does not answer.
 */
public final class PaymentOutboxes {

  private final PaymentStore store;
  private final Archiving archiving;
  private final OptimisticWrite optimistic;

  public PaymentOutboxes(PaymentStore store, Archiving archiving) {
    this.store = store;
    this.archiving = archiving;
    this.optimistic = new OptimisticWrite(store, archiving);
  }

  /** A payment's messages, oldest first; none where there is no such payment. */
  public List<Notification> of(PaymentId id) {
    return store.find(id).map(archiving::whole).map(Payment::outbox).orElse(List.of());
  }

  /** One of a payment's messages, if it was ever made. */
  public Optional<Letter> find(PaymentId id, NotificationId message) {
    return store.find(id).flatMap(payment -> letter(payment, message));
  }

  private Optional<Letter> letter(Payment seen, NotificationId id) {
    return archiving
        .message(seen, id)
        .map(
            message ->
                new Letter(
                    message, at -> optimistic.write(seen, payment -> handedOver(payment, id, at))));
  }

  /**
   * Writes into a payment's history that a message is sent again.
   *
   * @param what which message, and where to
   * @param linesMax as many such lines as there may be
   * @return whether there was room for it
   */
  public boolean replayed(PaymentId id, String what, Instant at, int linesMax) {
    Payment seen = store.find(id).orElseThrow();
    Decision decision =
        optimistic.write(seen, payment -> replayed(payment, what, at, linesMax)).decision();
    return decision instanceof Decision.Change;
  }

  private static Decision handedOver(Payment payment, NotificationId message, Instant at) {
    boolean waits = payment.waiting().stream().anyMatch(it -> it.id().equals(message));
    return waits
        ? new Decision.Change(payment.withHandedOver(message, at))
        : new Decision.NoChange(payment);
  }

  private static Decision replayed(Payment payment, String what, Instant at, int linesMax) {
    long lines =
        payment.archived().replays()
            + payment.history().stream().filter(HistoryEntry::isReplay).count();
    if (lines >= linesMax) {
      return new Decision.NoChange(payment);
    }
    HistoryEntry line =
        new HistoryEntry(
            payment.nextLine(),
            at.truncatedTo(ChronoUnit.MILLIS),
            Speaker.MERCHANT,
            PaymentEvent.NOTIFICATION_REPLAYED,
            0,
            0,
            payment.state(),
            payment.state(),
            Optional.of(what),
            payment.books().balances());
    return new Decision.Change(payment.next(payment.state(), false, line, List.of()));
  }
}
