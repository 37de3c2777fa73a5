package io.paykkaserverless.core.payment;

import java.time.Instant;

/**
 * One line of a payment's story: who said what, and what it did.
 *
 * @param at when we learned it
 * @param speaker who told us
 * @param event what was said
 * @param attempt the attempt it is about; 0 for the payment as a whole
 * @param before the payment's state before
 * @param after the payment's state after; the same as before where the event was kept as evidence
 */
public record HistoryEntry(
    Instant at,
    Speaker speaker,
    PaymentEvent event,
    int attempt,
    PaymentState before,
    PaymentState after) {}
