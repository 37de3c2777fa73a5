package io.paykkaserverless.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What went wrong, for people. Keeps the first sentences and counts all. For several threads. */
final class Trouble {

  private static final int KEPT_MAX = 50;

  private final List<String> kept = new ArrayList<>();
  private long count;

  synchronized void add(String sentence) {
    count++;
    if (kept.size() < KEPT_MAX) {
      kept.add(sentence);
    }
  }

  synchronized long count() {
    return count;
  }

  /** The first of them, and how many more there are. */
  synchronized List<String> sentences() {
    List<String> all = new ArrayList<>(kept);
    if (count > kept.size()) {
      all.add(String.format(Locale.ROOT, "... and %,d more", count - kept.size()));
    }
    return all;
  }
}
