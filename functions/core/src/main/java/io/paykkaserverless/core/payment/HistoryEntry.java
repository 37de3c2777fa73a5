package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.operation.Balances;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a payment's story: who said what, and what it did.
 *
 * @param number its place in the story, from 1; some lines before it may be in the archive
 * @param at when we learned it
 * @param speaker who told us
 * @param event what was said
 * @param attempt the attempt it is about; 0 where it is about none
 * @param operation the number of the capture, void or refund it is about; 0 where it is about none
 * @param before the payment's state before
 * @param after the payment's state after; the same as before where the event was kept as evidence
 * @param detail PayKKa's code, or why there is no answer, where there is something to say
 * @param balances what had moved by then, in our books; what it was before is in the line before
 */
public record HistoryEntry(
    int number,
    Instant at,
    Speaker speaker,
    HistoryEvent event,
    int attempt,
    int operation,
    PaymentState before,
    PaymentState after,
    Optional<String> detail,
    Balances balances) {

  /** Whether it changed the payment's state. */
  boolean moves() {
    return before != after;
  }

  /** Whether it tells that a message was sent again. */
  boolean isReplay() {
    return event == PaymentEvent.NOTIFICATION_REPLAYED;
  }
}
