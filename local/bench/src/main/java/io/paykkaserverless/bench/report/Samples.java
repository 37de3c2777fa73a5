package io.paykkaserverless.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The same thing measured several times, in nanoseconds. */
public final class Samples {

  private static final double MS = 1e6;

  private final List<Long> nanos = new ArrayList<>();

  public void add(long sample) {
    nanos.add(sample);
  }

  public int count() {
    return nanos.size();
  }

  /** In milliseconds. Of an even number the mean of both in the middle. */
  public double medianMs() {
    List<Long> sorted = sorted();
    int middle = sorted.size() / 2;
    long upper = sorted.get(middle);
    return (sorted.size() % 2 == 1 ? upper : (upper + sorted.get(middle - 1)) / 2.0) / MS;
  }

  /** In milliseconds. */
  public double minMs() {
    return sorted().getFirst() / MS;
  }

  /** In milliseconds. */
  public double maxMs() {
    return sorted().getLast() / MS;
  }

  private List<Long> sorted() {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    return sorted;
  }
}
