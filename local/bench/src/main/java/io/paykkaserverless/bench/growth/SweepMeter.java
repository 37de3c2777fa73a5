package io.paykkaserverless.bench.growth;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.iam.Usage;
import io.paykkaserverless.runner.lambda.InvocationResult;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the shipped sweep over a local system's table, one run at a time, and counts what it asks.
 */
final class SweepMeter {

  private static final String FUNCTION = "ReconcilePaymentsFunction";

  private final LocalSystem system;

  SweepMeter(LocalSystem system) {
    this.system = system;
  }

  /**
   * One run.
   *
   * @param looked how many payments it looked at
   * @param failed how many it could not deal with
   * @param requests what it asked AWS for, by API operation
   * @param took from its invocation to its answer
   */
  record Run(long looked, long failed, Map<String, Long> requests, Duration took) {

    Run {
      requests = new TreeMap<>(requests);
    }

    long allRequests() {
      return requests.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Runs once; what others do meanwhile is not counted. */
  Run run() {
    Usage before = system.usage();
    long began = System.nanoTime();
    InvocationResult result = system.sweep().getFirst();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Map<String, Long> requests = new TreeMap<>();
    system
        .usage()
        .since(before)
        .calls()
        .forEach(
            (operation, count) -> {
              if (operation.function().equals(FUNCTION)) {
                requests.put(operation.action(), count);
              }
            });
    JsonObject answer = answer(result);
    return new Run(
        answer.integer("payments").orElseThrow(),
        answer.integer("failed").orElseThrow(),
        requests,
        took);
  }

  private static JsonObject answer(InvocationResult result) {
    return switch (result) {
      case InvocationResult.Answered(byte[] payload) -> {
        try {
          yield JsonReader.readObject(payload);
        } catch (MalformedJson e) {
          throw new IllegalStateException("the sweep did not answer in JSON", e);
        }
      }
      case InvocationResult.Failed(String type, String message) ->
          throw new IllegalStateException("the sweep failed: " + type + " " + message);
    };
  }
}
