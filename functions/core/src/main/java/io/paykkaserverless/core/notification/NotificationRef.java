package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.payment.PaymentId;

/**
 * Points at a message in a payment's outbox. All that travels through the queue: no amounts, no
 * personal data.
 */
public record NotificationRef(PaymentId payment, String notification) {}
