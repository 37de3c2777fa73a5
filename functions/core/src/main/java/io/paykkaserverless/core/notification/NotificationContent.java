package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Dispute;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import java.time.Instant;
import java.util.Optional;

/**
 * What a message says, before it becomes bytes.
 *
 * @param type what it announces
 * @param sequence its place among the payment's messages, from 1
 * @param occurredAt when the change happened
 * @param payment the payment it speaks of, as it was just before the change
 * @param state the payment's state after the change
 * @param balances what has moved of its money after the change
 * @param cause what the change came from
 */
public record NotificationContent(
    NotificationType type,
    int sequence,
    Instant occurredAt,
    Payment payment,
    PaymentState state,
    Balances balances,
    Cause cause) {

  /** What a change came from, as it is after the change. */
  public sealed interface Cause {

    /** Something was learned about an attempt. */
    record OfAttempt(Attempt attempt) implements Cause {}

    /** Something was learned about a capture, void or refund. */
    record OfOperation(Operation operation) implements Cause {}

    /** A dispute was heard of. */
    record OfDispute(Dispute dispute) implements Cause {}

    /** The payment as a whole changed. */
    record OfPayment() implements Cause {}
  }

  /** The attempt the change came from, if it came from one. */
  public Optional<Attempt> attempt() {
    return cause instanceof Cause.OfAttempt(Attempt attempt)
        ? Optional.of(attempt)
        : Optional.empty();
  }
}
