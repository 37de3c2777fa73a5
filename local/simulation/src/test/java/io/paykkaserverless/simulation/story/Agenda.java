package io.paykkaserverless.simulation.story;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What is going to happen, and when: simulated time passes only from one entry to the next. What is
 * planned for one moment happens in the order it was planned in.
 */
final class Agenda implements InstantSource {

  private static final Comparator<Entry> IN_ORDER =
      Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number);

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(IN_ORDER);
  private long now;
  private long planned;

  Agenda(Instant start) {
    now = start.toEpochMilli();
  }

  private record Entry(long at, long number, Runnable what) {}

  /** Plans {@code what} for so many milliseconds from now. */
  void in(long millis, Runnable what) {
    entries.add(new Entry(now + Math.max(0, millis), planned++, what));
  }

  /** Plans {@code what} for {@code moment}, or for now where that has passed. */
  void at(Instant moment, Runnable what) {
    in(moment.toEpochMilli() - now, what);
  }

  /** Lets the next thing happen. */
  void runNext() {
    Entry next = entries.remove();
    now = Math.max(now, next.at());
    next.what().run();
  }

  /** When the next thing happens, if anything is planned. */
  Optional<Instant> next() {
    return Optional.ofNullable(entries.peek()).map(entry -> Instant.ofEpochMilli(entry.at()));
  }

  /** Lets time pass in which nothing is planned. */
  void waitUntil(Instant moment) {
    now = Math.max(now, moment.toEpochMilli());
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Time passes and nothing happens, as if everything had stood still. */
  void standStill(long millis) {
    now += millis;
  }

  @Override
  public long millis() {
    return now;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(now);
  }
}
