package io.paykkaserverless.core.notification;

import java.time.Instant;
import java.util.Optional;

/**
 * A message to the merchant's backend, fixed to the byte in the write that made the change it
 * speaks of.
 *
 * @param id constant over all tries; receivers drop repeats by it ({@code webhook-id})
 * @param sequence 1 for a payment's first message; receivers order by it
 * @param type what it announces
 * @param createdAt when the change happened
 * @param body the exact JSON text that is signed and sent
 * @param tries how often delivery failed so far
 * @param deliveredAt when the merchant accepted it
 */
public record Notification(
    String id,
    int sequence,
    NotificationType type,
    Instant createdAt,
    String body,
    int tries,
    Optional<Instant> deliveredAt) {

  public boolean isDelivered() {
    return deliveredAt.isPresent();
  }

  /** The same message, accepted by the merchant. */
  public Notification delivered(Instant at) {
    return new Notification(id, sequence, type, createdAt, body, tries, Optional.of(at));
  }

  /** The same message, after one more try that failed. */
  public Notification triedInVain() {
    return new Notification(id, sequence, type, createdAt, body, tries + 1, deliveredAt);
  }
}
