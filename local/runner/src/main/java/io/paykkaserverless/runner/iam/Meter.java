package io.paykkaserverless.runner.iam;

import java.util.HashMap;
import java.util.Map;

/** Counts what goes through the gate. For use by several threads. */
final class Meter {

  private final Map<Usage.Operation, Long> calls = new HashMap<>();
  private final Map<String, Usage.Capacity> capacity = new HashMap<>();

  synchronized void count(Principal who, ApiCall call) {
    calls.merge(new Usage.Operation(who.function(), call.name()), 1L, Long::sum);
  }

  synchronized void count(Principal who, Usage.Capacity consumed) {
    capacity.merge(who.function(), consumed, Usage.Capacity::plus);
  }

  synchronized Usage usage() {
    return new Usage(calls, capacity);
  }
}
