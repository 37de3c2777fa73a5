package io.paykkaserverless.core.notification;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * A message and its owner as both were read, so that the owner is not read again to write down that
 * the message is handed over.
 */
public final class Letter {

  private final Notification notification;
  private final Consumer<Instant> note;

  /**
   * A message that was read.
   *
   * @param note writes down when it was handed over; safe to repeat
   */
  public Letter(Notification notification, Consumer<Instant> note) {
    this.notification = notification;
    this.note = note;
  }

  public Notification notification() {
    return notification;
  }

  /** Notes that the message's deliveries are under way. Safe to repeat. */
  public void handedOver(Instant at) {
    note.accept(at);
  }
}
