package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.agreement.Agreement;
import java.time.Instant;

/**
 * What a message about an agreement itself says, before it becomes bytes. What happens to one of
 * its payments is told by the payment's own messages.
 *
 * @param type what it announces
 * @param sequence its place among the agreement's messages, from 1
 * @param occurredAt when the change happened
 * @param agreement the agreement after the change, but for this message
 */
public record AgreementNotificationContent(
    NotificationType type, int sequence, Instant occurredAt, Agreement agreement) {}
