package io.paykkaserverless.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param runs how often each start is measured
 * @param check whether to keep nothing and fail where a budget is broken
 * @param only the one section to measure; empty for all
 */
record BenchOptions(int runs, boolean check, Optional<String> only) {

  private static final int USUAL = 15;
  private static final int QUICK = 5;
  private static final int MAX = 200;

  /** What became of the command line. */
  sealed interface Reading {

    /** It makes sense. */
    record Read(BenchOptions options) implements Reading {}

    /** It does not, for the reason given. */
    record Wrong(String problem) implements Reading {}
  }

  /** Reads what stands behind {@code bench}. */
  static Reading read(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    BenchOptions options = new BenchOptions(USUAL, false, Optional.empty());
    while (!left.isEmpty()) {
      String option = left.removeFirst();
      switch (option) {
        case "--quick" -> options = new BenchOptions(QUICK, options.check, options.only);
        case "--check" -> options = new BenchOptions(options.runs, true, options.only);
        case "--runs" -> {
          String number = left.isEmpty() ? "" : left.removeFirst();
          if (!number.matches("[1-9]\\d{0,2}") || Integer.parseInt(number) > MAX) {
            return new Reading.Wrong("--runs wants a number from 1 to " + MAX);
          }
          options = new BenchOptions(Integer.parseInt(number), options.check, options.only);
        }
        case "--only" -> {
          String section = left.isEmpty() ? "" : left.removeFirst();
          if (!Measurements.NAMES.contains(section)) {
            return new Reading.Wrong(
                "--only wants one of " + String.join(", ", Measurements.NAMES));
          }
          options = new BenchOptions(options.runs, options.check, Optional.of(section));
        }
        default -> {
          return new Reading.Wrong("bench knows no option '" + option + "'");
        }
      }
    }
    return new Reading.Read(options);
  }
}
