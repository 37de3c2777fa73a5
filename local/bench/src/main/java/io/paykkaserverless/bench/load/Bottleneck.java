package io.paykkaserverless.bench.load;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** What held a run up, as far as its own numbers say so. */
final class Bottleneck {

  /** From so much on, what waits waits for a processor. */
  private static final int BUSY_PERCENT = 85;

  private Bottleneck() {}

  /** In one sentence. */
  static String of(LoadResult result) {
    ProcessorShares spent = result.processorTime();
    Duration there = result.took().multipliedBy(result.processors());
    long ours = percent(spent.together(), there);
    long all = Math.max(ours, percent(spent.machine(), there));
    Map.Entry<String, Duration> largest =
        spent.parts().entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    Duration functions =
        spent.parts().entrySet().stream()
            .filter(part -> part.getKey().startsWith(ProcessorShares.FUNCTION))
            .map(Map.Entry::getValue)
            .reduce(Duration.ZERO, Duration::plus);
    String shares =
        String.format(
            Locale.ROOT,
            "%d %% busy, %d %% with this; of that the functions took %d %%, and the largest part"
                + " was '%s' with %d %%",
            all,
            ours,
            percent(functions, spent.together()),
            largest.getKey(),
            percent(largest.getValue(), spent.together()));
    String slowest =
        result.latencies().entrySet().stream()
            .max(Comparator.comparing(route -> route.getValue().p50()))
            .map(Map.Entry::getKey)
            .orElse("none");
    return all >= BUSY_PERCENT
        ? "the machine's %d processors: %s".formatted(result.processors(), shares)
        : "not the processors (%s): workers wait for answers, longest for %s"
            .formatted(shares, slowest);
  }

  static long percent(Duration part, Duration whole) {
    return whole.isZero() ? 0 : Math.round(100.0 * part.toMillis() / whole.toMillis());
  }
}
