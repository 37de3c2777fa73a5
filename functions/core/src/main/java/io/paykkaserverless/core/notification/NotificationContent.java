package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.payment.Attempt;
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
 * @param attempt the attempt the change came from, as it is after the change; none where the
 *     payment as a whole changed
 */
public record NotificationContent(
    NotificationType type,
    int sequence,
    Instant occurredAt,
    Payment payment,
    PaymentState state,
    Optional<Attempt> attempt) {}
