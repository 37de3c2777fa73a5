package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.transaction.Subject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was asked of the merchant API, and how it was answered; no bodies. */
public final class RequestLog {

  private static final int ENTRIES_MAX = 10_000;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * One request.
   *
   * @param operation for example {@code initiate}
   * @param subject what it was about, where the request was let in and said so
   * @param httpStatus 0 where the connection was closed without an answer
   * @param retCode what was answered; empty where nothing was
   * @param faults what went wrong on request
   */
  public record Entry(
      Instant at,
      String operation,
      Subject subject,
      int httpStatus,
      String retCode,
      List<String> faults) {}

  synchronized void add(Entry entry) {
    entries.addLast(entry);
    if (entries.size() > ENTRIES_MAX) {
      entries.removeFirst();
    }
  }

  /** Every request about the payment or refund with this number, oldest first. */
  public synchronized List<Entry> about(String number) {
    return entries.stream().filter(it -> it.subject().isAbout(number)).toList();
  }

  /** Every request, oldest first. */
  public synchronized List<Entry> all() {
    return List.copyOf(entries);
  }
}
