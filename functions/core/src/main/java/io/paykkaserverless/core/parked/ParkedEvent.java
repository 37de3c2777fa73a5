package io.paykkaserverless.core.parked;

import io.paykkaserverless.core.card.CardNumbers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * An event that PayKKa signed and that could not be taken in. It is tried again with growing gaps,
 * then left alone, and forgotten {@link #KEPT} after it came.
 *
 * @param kind PayKKa's {@code notify_type} or {@code event_type}, or {@code UNKNOWN}
 * @param reason why it could not be taken in when it came
 * @param subject the number it is about; what is wrong with it where it cannot be read
 * @param body what was signed
 * @param parkedAt when it came, to the millisecond
 * @param tries how often it has been tried again
 * @param dueAt when it is tried next; nothing after the last time
 */
public record ParkedEvent(
    String kind,
    ParkedReason reason,
    String subject,
    EventBody body,
    Instant parkedAt,
    int tries,
    Optional<Instant> dueAt) {

  /** How long it is kept. PayKKa's portal shows the payment itself for longer. */
  public static final Duration KEPT = Duration.ofDays(30);

  private static final List<Duration> TRIED_AFTER =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(12),
          Duration.ofDays(1),
          Duration.ofDays(3),
          Duration.ofDays(7),
          Duration.ofDays(14),
          Duration.ofDays(28));

  /** Parks what came {@code now}, without any card number that its kind or subject may hold. */
  public static ParkedEvent of(
      EventBody body, String kind, ParkedReason reason, String subject, Instant now) {
    Instant parkedAt = now.truncatedTo(ChronoUnit.MILLIS);
    return new ParkedEvent(
        CardNumbers.masked(kind),
        reason,
        CardNumbers.masked(subject),
        body,
        parkedAt,
        0,
        firstTimeAfter(parkedAt, parkedAt));
  }

  /** The same for the same body. */
  public ParkedEventId id() {
    return body.id();
  }

  public boolean isDue(Instant now) {
    return dueAt.filter(due -> !due.isAfter(now)).isPresent();
  }

  /** Tried once more, at {@code now}; times that were missed are not made up for. */
  public ParkedEvent triedAt(Instant now) {
    return new ParkedEvent(
        kind, reason, subject, body, parkedAt, tries + 1, firstTimeAfter(now, parkedAt));
  }

  private static Optional<Instant> firstTimeAfter(Instant now, Instant parkedAt) {
    return TRIED_AFTER.stream().map(parkedAt::plus).filter(time -> time.isAfter(now)).findFirst();
  }
}
