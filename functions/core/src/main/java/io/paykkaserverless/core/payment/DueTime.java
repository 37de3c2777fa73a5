package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a payment needs another look even if nobody calls: the sparse index of the sweep. A payment
 * that is final and announced leaves it; so does one that was looked at as often as makes sense.
 */
final class DueTime {

  /** A 3-D Secure challenge has ended by then (EMV 3-D Secure allows the shopper 10 minutes). */
  private static final Duration SHOPPER_AWAY = Duration.ofMinutes(15);

  /** The queue hands a message over within seconds; a moment more than the first look. */
  private static final Duration HANDED_OVER = Duration.ofMinutes(1);

  /**
   * Most issuers keep an authorisation for seven days (Visa, Mastercard: for a final one); a person
   * is told before that.
   */
  private static final Duration AUTHORISATION_ENDS_SOON = Duration.ofDays(6);

  /** Most are paid by then. Who is not is looked at once for nothing. */
  private static final Duration FIRST_LOOK = Duration.ofMinutes(10);

  /** How much later than due the sweep may look, where nobody is known to be in doubt. */
  private static final Duration LATE_MAX = Duration.ofMinutes(10);

  /** A look for nothing costs more than moving the entry; most payments are over before this. */
  private static final Duration EARLY_MAX = Duration.ofHours(1);

  private DueTime() {}

  /** When the index first brings up a payment that was just made. */
  static Instant firstListing(Terms terms) {
    Instant soon = terms.createdAt().plus(FIRST_LOOK);
    return soon.isBefore(terms.expiresAt()) ? soon : terms.expiresAt();
  }

  /**
   * When the index is to bring a payment up. To move an entry costs two writes beside the payment's
   * own, and what is due changes with every step of a payment; so an entry stays where it is unless
   * the sweep would come too late, or far too early, or was there already when something happened
   * last. Where PayKKa's answer was lost it comes in time.
   */
  static Optional<Instant> listing(Payment payment) {
    Duration late = anAnswerWasLost(payment) ? Duration.ZERO : LATE_MAX;
    return of(payment)
        .map(
            due ->
                payment
                    .listedAt()
                    .filter(at -> !at.isAfter(due.plus(late)))
                    .filter(at -> !at.isBefore(due.minus(EARLY_MAX)))
                    .filter(at -> payment.history().stream().noneMatch(it -> it.at().isAfter(at)))
                    .orElse(due));
  }

  private static boolean anAnswerWasLost(Payment payment) {
    return payment.attempts().stream().anyMatch(it -> it.state() == PaymentState.UNKNOWN)
        || payment.books().open().stream().anyMatch(it -> it.state() == OperationState.UNKNOWN);
  }

  static Optional<Instant> of(Payment payment) {
    return Stream.of(
            expiry(payment),
            inquiry(payment),
            operations(payment),
            authorisationEndingSoon(payment),
            notification(payment))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  static Optional<Instant> expiry(Payment payment) {
    boolean waiting =
        payment.state() == PaymentState.CREATED || payment.state() == PaymentState.DECLINED;
    return waiting ? Optional.of(payment.terms().expiresAt()) : Optional.empty();
  }

  /** When PayKKa is to be asked how an attempt stands. */
  static Optional<Instant> inquiry(Payment payment) {
    return payment.doubtful().flatMap(attempt -> inquiry(payment, attempt));
  }

  private static Optional<Instant> inquiry(Payment payment, Attempt attempt) {
    boolean shopperAway = attempt.state() == PaymentState.AWAITING_SHOPPER;
    Instant earliest = attempt.startedAt().plus(shopperAway ? SHOPPER_AWAY : Duration.ZERO);
    return LookTimes.after(payment.looks())
        .map(gap -> base(payment, attempt).plus(gap))
        .map(look -> look.isBefore(earliest) ? earliest : look);
  }

  /** An open attempt is asked after since it started, anything else since the state came about. */
  private static Instant base(Payment payment, Attempt attempt) {
    return attempt.state().isOpen() ? attempt.startedAt() : payment.since();
  }

  /** When PayKKa is to be asked what became of captures, voids and refunds. */
  static Optional<Instant> operations(Payment payment) {
    return payment.books().open().stream()
        .map(Operation::requestedAt)
        .max(Instant::compareTo)
        .flatMap(latest -> LookTimes.after(payment.looks()).map(latest::plus));
  }

  /** Money that is set aside and not taken is given back by the issuer some day. */
  static Optional<Instant> authorisationEndingSoon(Payment payment) {
    boolean forgotten =
        payment.state() == PaymentState.AUTHORIZED
            && payment.terms().captureMethod() == CaptureMethod.MANUAL
            && !payment.needsAttention();
    return payment
        .approvedAttempt()
        .filter(_ -> forgotten)
        .map(attempt -> attempt.startedAt().plus(AUTHORISATION_ENDS_SOON));
  }

  /** Messages that nobody has taken from the outbox: the queue may never have been given them. */
  static Optional<Instant> notification(Payment payment) {
    return payment.waiting().stream()
        .map(Notification::createdAt)
        .max(Instant::compareTo)
        .map(latest -> latest.plus(LookTimes.forMessages(payment.looks())).plus(HANDED_OVER));
  }
}
