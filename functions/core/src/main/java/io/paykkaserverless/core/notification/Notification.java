package io.paykkaserverless.core.notification;

import java.time.Instant;
import java.util.Optional;

/**
 * A message to the merchant, fixed to the byte in the write that made the change it speaks of. What
 * becomes of it at each endpoint is its {@link Delivery}.
 *
 * @param id constant over all tries and endpoints ({@code webhook-id})
 * @param type what it announces
 * @param createdAt when the change happened
 * @param body the exact JSON text that is signed and sent
 * @param handedOverAt when every endpoint that wants it had a delivery of its own under way; until
 *     then the sweep gives it to the queue again
 */
public record Notification(
    NotificationId id,
    NotificationType type,
    Instant createdAt,
    String body,
    Optional<Instant> handedOverAt) {

  /** A message nobody has taken from the outbox yet. */
  public static Notification fresh(
      NotificationId id, NotificationType type, Instant createdAt, String body) {
    return new Notification(id, type, createdAt, body, Optional.empty());
  }

  /** Its place among its owner's messages, from 1. */
  public int sequence() {
    return id.sequence();
  }

  public boolean isHandedOver() {
    return handedOverAt.isPresent();
  }

  /** The same message; from now on its deliveries look after themselves. */
  public Notification handedOver(Instant at) {
    return new Notification(id, type, createdAt, body, Optional.of(handedOverAt.orElse(at)));
  }
}
