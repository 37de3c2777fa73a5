package io.paykkaserverless.core.guard;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counters in memory; passes the same contract as the real ones. */
public final class InMemoryAttemptCounters implements AttemptCounters {

  private final Map<String, Integer> counts = new HashMap<>();

  @Override
  public synchronized boolean countUnlessFull(String counter, int max, Instant until) {
    int next = counts.getOrDefault(counter, 0) + 1;
    if (next > max) {
      return false;
    }
    counts.put(counter, next);
    return true;
  }

  /** What was counted, by the names of the counters. */
  public synchronized Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }
}
