package io.paykkaserverless.runner.costs;

import io.paykkaserverless.runner.iam.Usage;
import io.paykkaserverless.runner.template.BilledResources;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was counted.
 *
 * @param stories one run of each
 * @param usage what each function asked for in each of them
 * @param sweep one run of what has a schedule, with nothing to do
 * @param sweepEvery how often that runs
 * @param sweepSecretCalls how many secrets the sweep reads when it does
 * @param secretCalls how many secrets each function reads in a process, by the function's name
 * @param metrics our own metrics that the stories wrote, each with its dimensions
 * @param idleMetrics those that the sweep wrote
 * @param deployment what stands in the template
 */
record Measurement(
    Map<Story, Load> stories,
    Map<Story, Usage> usage,
    Load sweep,
    Duration sweepEvery,
    long sweepSecretCalls,
    Map<String, Long> secretCalls,
    Set<String> metrics,
    Set<String> idleMetrics,
    Deployment deployment) {

  Measurement {
    stories = Collections.unmodifiableMap(new EnumMap<>(stories));
    usage = Map.copyOf(usage);
    secretCalls = Collections.unmodifiableMap(new TreeMap<>(secretCalls));
    metrics = Collections.unmodifiableSet(new TreeSet<>(metrics));
    idleMetrics = Collections.unmodifiableSet(new TreeSet<>(idleMetrics));
  }

  /** The same with other sizes of one story. */
  Measurement withBytes(Story story, long log, long stored) {
    Map<Story, Load> others = new EnumMap<>(stories);
    others.computeIfPresent(story, (_, load) -> load.withBytes(log, stored));
    return new Measurement(
        others,
        usage,
        sweep,
        sweepEvery,
        sweepSecretCalls,
        secretCalls,
        metrics,
        idleMetrics,
        deployment);
  }

  /** The same with another size of what a sweep prints. */
  Measurement withSweepBytes(long log) {
    return new Measurement(
        stories,
        usage,
        sweep.withBytes(log, 0),
        sweepEvery,
        sweepSecretCalls,
        secretCalls,
        metrics,
        idleMetrics,
        deployment);
  }

  /**
   * What the template says.
   *
   * @param memoryMb of each function, by its name
   * @param resources what costs by the month
   * @param sourceQueues how many queues Lambda reads
   * @param retentionDays how long payments are kept
   * @param logRetentionDays how long logs are kept
   */
  record Deployment(
      Map<String, Integer> memoryMb,
      BilledResources resources,
      int sourceQueues,
      int retentionDays,
      int logRetentionDays) {

    Deployment {
      memoryMb = Map.copyOf(memoryMb);
    }
  }
}
