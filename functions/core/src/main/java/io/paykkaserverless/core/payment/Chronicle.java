package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationContent.Cause;
import io.paykkaserverless.core.notification.NotificationFormat;
import io.paykkaserverless.core.operation.Operation;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Makes a payment's next version: what happened goes into its history, what the merchant must hear
 * into its outbox.
 */
final class Chronicle {

  private final Announcements announcements;
  private final InstantSource clock;

  Chronicle(NotificationFormat format, InstantSource clock) {
    this.announcements = new Announcements(format);
    this.clock = clock;
  }

  /**
   * Something that happened.
   *
   * @param speaker who said it
   * @param event what was said
   * @param cause what it is about, as it is after the change
   * @param detail PayKKa's code, or why there is no answer
   */
  record Occurrence(Speaker speaker, HistoryEvent event, Cause cause, Optional<String> detail) {

    static Occurrence of(Speaker speaker, HistoryEvent event, Cause cause) {
      return new Occurrence(speaker, event, cause, Optional.empty());
    }
  }

  /**
   * The payment's next version.
   *
   * @param before the payment before
   * @param after the payment with what changed in it, but for its state
   * @param to its state from now on
   * @param attention whether a person must look
   */
  Decision.Change entered(
      Payment before, Payment after, PaymentState to, boolean attention, Occurrence what) {
    HistoryEntry entry =
        new HistoryEntry(
            after.nextLine(),
            now(),
            what.speaker(),
            what.event(),
            attemptNumber(what.cause()),
            operationNumber(what.cause()),
            before.state(),
            to,
            what.detail(),
            after.books().balances());
    List<Notification> told =
        announcements.of(before, after, to, attention, what.cause(), entry.at());
    // A look in vain before says nothing about messages that are made now. But the sweep that gave
    // up does not begin anew because it says so.
    boolean news = !told.isEmpty() && what.event() != PaymentEvent.SWEEP_GAVE_UP;
    Payment looked = news ? after.notLookedAt() : after;
    return new Decision.Change(looked.next(to, attention, entry, told));
  }

  /** Milliseconds, so that what is stored equals what was decided. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static int attemptNumber(Cause cause) {
    return cause instanceof Cause.OfAttempt(Attempt attempt) ? attempt.id().number() : 0;
  }

  private static int operationNumber(Cause cause) {
    return cause instanceof Cause.OfOperation(Operation operation) ? operation.id().number() : 0;
  }
}
