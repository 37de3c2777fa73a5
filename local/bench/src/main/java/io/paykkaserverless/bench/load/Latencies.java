package io.paykkaserverless.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long each route took, each request of it. For use by several threads. */
final class Latencies {

  private static final double HALF = 0.50;
  private static final double MOST = 0.95;
  private static final double NEARLY_ALL = 0.99;

  private final Map<String, List<Duration>> byRoute = new TreeMap<>();
  private boolean counts;

  /** What comes from now on counts, or counts no more. */
  synchronized void count(boolean now) {
    counts = now;
  }

  synchronized void add(String route, Duration took) {
    if (counts) {
      byRoute.computeIfAbsent(route, _ -> new ArrayList<>()).add(took);
    }
  }

  /** What was measured, by route. */
  synchronized Map<String, Summary> summaries() {
    Map<String, Summary> all = new TreeMap<>();
    byRoute.forEach((route, took) -> all.put(route, summary(took)));
    return all;
  }

  synchronized long requests() {
    return byRoute.values().stream().mapToLong(List::size).sum();
  }

  /**
   * Of one route. A percentile is a duration that was measured: the smallest that so many of all
   * did not exceed (nearest rank).
   */
  record Summary(int requests, Duration p50, Duration p95, Duration p99, Duration max) {}

  private static Summary summary(List<Duration> took) {
    List<Duration> sorted = took.stream().sorted().toList();
    return new Summary(
        sorted.size(),
        percentile(sorted, HALF),
        percentile(sorted, MOST),
        percentile(sorted, NEARLY_ALL),
        sorted.getLast());
  }

  private static Duration percentile(List<Duration> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
