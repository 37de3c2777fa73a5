package io.paykkaserverless.runner.costs;

import io.paykkaserverless.runner.costs.Measurement.Deployment;
import io.paykkaserverless.runner.template.BilledResources;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A small system that is easy to reckon in the head. */
final class SampleCosts {

  private SampleCosts() {}

  /** Every payment asks the same; the sweep asks for one invocation every hour. */
  static Measurement counted() {
    Load payment = load(2, 4, 6, 1, Map.of("create-payment", 1L, "deliver-notification", 3L));
    Map<Story, Load> stories = new TreeMap<>();
    for (Story story : Story.values()) {
      stories.put(story, payment);
    }
    return new Measurement(
        stories,
        Map.of(),
        load(0, 0, 0, 0, Map.of("reconcile-payments", 1L)),
        Duration.ofHours(1),
        1,
        Map.of("create-payment", 2L, "deliver-notification", 1L),
        Set.of("PAID"),
        Set.of("OLDEST"),
        new Deployment(
            Map.of("create-payment", 1024, "deliver-notification", 512, "reconcile-payments", 1024),
            new BilledResources(4, 10, 1),
            2,
            365,
            73));
  }

  private static Load load(
      long requests, long writes, long reads, long queue, Map<String, Long> invocations) {
    TreeMap<String, BigDecimal> byName = new TreeMap<>();
    invocations.forEach((name, count) -> byName.put(name, BigDecimal.valueOf(count)));
    return new Load(
        BigDecimal.valueOf(requests),
        byName,
        byName,
        BigDecimal.valueOf(writes),
        BigDecimal.valueOf(reads),
        BigDecimal.valueOf(queue),
        BigDecimal.valueOf(1 << 10),
        BigDecimal.valueOf(2 << 10));
  }
}
