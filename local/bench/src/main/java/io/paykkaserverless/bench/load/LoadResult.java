package io.paykkaserverless.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a load run measured and found.
 *
 * @param took how long was measured
 * @param workers how many payments were dealt with at any moment
 * @param processors how many the machine has
 * @param payments how many were dealt with while it was measured
 * @param reckoned how many were held against PayKKa's books, those before and their agreements
 *     included
 * @param errands how many of each kind were reckoned, by their title
 * @param latencies how long each route took, webhooks included
 * @param processorTime what each part had while it was measured
 * @param invocations how often each function was invoked meanwhile, by its logical id
 * @param messages what the merchant was told in all, repeats left out
 * @param repeats messages that came again
 * @param errors answers nobody should get, functions that failed, messages that were set aside
 * @param lost effects that were lost or doubled
 */
public record LoadResult(
    Duration took,
    int workers,
    int processors,
    long payments,
    long reckoned,
    Map<String, Long> errands,
    Map<String, Latencies.Summary> latencies,
    ProcessorShares processorTime,
    Map<String, Long> invocations,
    long messages,
    long repeats,
    List<String> errors,
    List<String> lost) {

  public LoadResult {
    errands = new TreeMap<>(errands);
    latencies = new TreeMap<>(latencies);
    invocations = new TreeMap<>(invocations);
    errors = List.copyOf(errors);
    lost = List.copyOf(lost);
  }

  /** Whether nobody was answered wrongly, and no effect was lost or doubled. */
  public boolean isSound() {
    return errors.isEmpty() && lost.isEmpty();
  }

  /** Requests to our API, webhooks included. */
  public long requests() {
    return latencies.values().stream().mapToLong(Latencies.Summary::requests).sum();
  }

  /** Processor time of one invocation, where {@code part} is a function that was invoked. */
  Optional<Double> millisPerInvocation(String part) {
    long count =
        invocations.getOrDefault(part.replace(ProcessorShares.FUNCTION, "") + "Function", 0L);
    return Optional.ofNullable(processorTime.parts().get(part))
        .filter(_ -> count > 0)
        .map(spent -> (double) spent.toMillis() / count);
  }
}
