package io.paykkaserverless.sandbox.webhook;

import io.paykkaserverless.sandbox.transaction.Subject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Every attempt to report a result. */
public final class DeliveryLog {

  private static final int ENTRIES_MAX = 10_000;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * One attempt.
   *
   * @param message number of the message; copies and attempts of one message share it
   * @param notifyType a dispute's {@code event_type}
   * @param attempt counts from 1; 0 where the message was lost on request
   * @param httpStatus 0 where there was no answer
   * @param outcome what came of it
   * @param faults what went wrong on request
   */
  public record Entry(
      Instant at,
      Subject subject,
      long message,
      String notifyType,
      int attempt,
      int httpStatus,
      Outcome outcome,
      List<String> faults) {}

  /** What came of an attempt. */
  public enum Outcome {
    /** The merchant has it; it is not sent again. */
    ACCEPTED,
    /** The merchant answered, but not as it must. */
    REFUSED,
    /** No answer in time. */
    UNREACHABLE,
    /** Never sent, as the fault wants it. */
    LOST
  }

  synchronized void add(Entry entry) {
    entries.addLast(entry);
    if (entries.size() > ENTRIES_MAX) {
      entries.removeFirst();
    }
  }

  /** Attempts about the payment or refund with this number, oldest first. */
  public synchronized List<Entry> about(String number) {
    return entries.stream().filter(it -> it.subject().isAbout(number)).toList();
  }

  /** All attempts, oldest first. */
  public synchronized List<Entry> all() {
    return List.copyOf(entries);
  }
}
