package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When a payment needs another look even if nobody calls: the sparse index of the sweep. */
final class DueTime {

  /** Longer than a confirm may take, so that a running one is left alone. */
  private static final Duration OPEN_ATTEMPT = Duration.ofMinutes(1);

  /** A 3-D Secure challenge has ended by then (EMV 3-D Secure allows the shopper 10 minutes). */
  private static final Duration SHOPPER_AWAY = Duration.ofMinutes(15);

  /** Longer than the queue needs to hand over a message it has. */
  private static final Duration NOTIFICATION_UNDELIVERED = Duration.ofMinutes(2);

  /** Longer than PayKKa's webhook needs, which usually brings it. */
  private static final Duration CREDENTIAL_MISSING = Duration.ofMinutes(5);

  private DueTime() {}

  static Optional<Instant> of(Payment payment) {
    return Stream.of(
            expiry(payment), openAttempt(payment), credential(payment), notification(payment))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  private static Optional<Instant> expiry(Payment payment) {
    boolean waiting =
        payment.state() == PaymentState.CREATED || payment.state() == PaymentState.DECLINED;
    return waiting ? Optional.of(payment.terms().expiresAt()) : Optional.empty();
  }

  /** Also where another attempt holds money already: this one may take it a second time. */
  private static Optional<Instant> openAttempt(Payment payment) {
    return payment
        .latestAttempt()
        .filter(attempt -> attempt.state().isOpen())
        .map(
            attempt ->
                attempt
                    .startedAt()
                    .plus(
                        attempt.state() == PaymentState.AWAITING_SHOPPER
                            ? SHOPPER_AWAY
                            : OPEN_ATTEMPT));
  }

  /** PayKKa was to store the card and has not said as what: "obtain it from the query". */
  private static Optional<Instant> credential(Payment payment) {
    boolean missing = payment.terms().kind().storesCard() && StoredCredential.of(payment).isEmpty();
    return payment
        .approvedAttempt()
        .filter(_ -> missing)
        .map(attempt -> attempt.startedAt().plus(CREDENTIAL_MISSING));
  }

  private static Optional<Instant> notification(Payment payment) {
    return payment.undelivered().stream()
        .map(Notification::createdAt)
        .min(Instant::compareTo)
        .map(created -> created.plus(NOTIFICATION_UNDELIVERED));
  }
}
