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

  private DueTime() {}

  static Optional<Instant> of(Payment payment) {
    Stream<Instant> state =
        switch (payment.state()) {
          case CREATED, DECLINED -> Stream.of(payment.terms().expiresAt());
          case PROCESSING, UNKNOWN -> sinceAttempt(payment, OPEN_ATTEMPT);
          case AWAITING_SHOPPER -> sinceAttempt(payment, SHOPPER_AWAY);
          case AUTHORIZED,
              PAID,
              CANCELED,
              PARTIALLY_REVERSED,
              PARTIALLY_REFUNDED,
              REFUNDED,
              EXPIRED ->
              Stream.empty();
        };
    Stream<Instant> notifications =
        payment.undelivered().stream()
            .map(Notification::createdAt)
            .map(created -> created.plus(NOTIFICATION_UNDELIVERED));
    return Stream.concat(state, notifications).min(Instant::compareTo);
  }

  private static Stream<Instant> sinceAttempt(Payment payment, Duration wait) {
    return payment.latestAttempt().stream().map(attempt -> attempt.startedAt().plus(wait));
  }
}
