package io.paykkaserverless.runner.costs;

import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.costs.Measurement.Deployment;
import io.paykkaserverless.runner.demo.StepFailed;
import io.paykkaserverless.runner.iam.Usage;
import io.paykkaserverless.runner.lambda.InvocationResult;
import io.paykkaserverless.runner.template.BilledResources;
import io.paykkaserverless.runner.template.FunctionDefinition;
import io.paykkaserverless.sandbox.webhook.WebhookSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Starts a local system, lets every story happen once so that all functions run, and then once more
 * to count it. One process for each function, and webhooks that come after the answers, so that
 * each run counts the same.
 */
final class Count {

  private static final Duration WEBHOOK_AFTER = Duration.ofSeconds(1);

  /** Lambda reads each queue of the template in the name of one function. */
  private static final String POLL = "sqs:GetQueueAttributes";

  private Count() {}

  /**
   * Counts.
   *
   * @param root the project's folder
   * @throws StepFailed naming the step that was not as it should be
   */
  static Measurement in(Path root) {
    InstantSource clock = InstantSource.system();
    try (LocalSystem system = LocalSystem.start(options(root));
        StoryTeller teller = new StoryTeller(system, new Meters(system, clock)::settled)) {
      Meters meters = new Meters(system, clock);
      sweep(system);
      Meters.Reading warm = meters.settled();
      sweep(system);
      Meters.Reading swept = meters.settled();

      StoryTeller.Subscription warmedUp = teller.subscribed();
      for (Story story : Story.values()) {
        teller.tell(story, warmedUp);
      }
      StoryTeller.Subscription subscription = teller.subscribed();
      Meters.Reading start = meters.settled();
      Map<String, Long> secretCalls = Meters.secretCalls(start.usage());

      Map<Story, Load> stories = new EnumMap<>(Story.class);
      Map<Story, Usage> usage = new EnumMap<>(Story.class);
      Meters.Reading before = start;
      for (Story story : Story.values()) {
        teller.tell(story, subscription);
        Meters.Reading after = meters.settled();
        stories.put(story, meters.between(before, after));
        usage.put(story, after.usage().since(before.usage()));
        before = after;
      }
      Set<String> idleMetrics = WrittenMetrics.of(meters.lines(warm, swept));
      Set<String> metrics = new HashSet<>(WrittenMetrics.of(meters.lines(start, before)));
      metrics.removeAll(idleMetrics);
      return new Measurement(
          stories,
          usage,
          meters.between(warm, swept),
          every(system),
          secretsOfSweep(warm.usage()),
          secretCalls,
          metrics,
          idleMetrics,
          deployment(root, system));
    }
  }

  private static LocalOptions options(Path root) {
    WebhookSettings asDelivered = WebhookSettings.DEFAULT;
    WebhookSettings later =
        new WebhookSettings(
            WEBHOOK_AFTER,
            asDelivered.retries(),
            asDelivered.timeout(),
            asDelivered.strictAnswer());
    return LocalOptions.in(root)
        .withEnvironments(1)
        .withSandbox(settings -> settings.withWebhooks(later));
  }

  private static void sweep(LocalSystem system) {
    for (InvocationResult result : system.sweep()) {
      if (result instanceof InvocationResult.Failed(String type, String message)) {
        throw new StepFailed("a sweep failed: " + type + ": " + message);
      }
    }
  }

  private static Duration every(LocalSystem system) {
    if (system.schedules().size() != 1) {
      throw new StepFailed("the costs know one schedule, not " + system.schedules().size());
    }
    return system.schedules().getFirst().rate();
  }

  private static long secretsOfSweep(Usage usage) {
    return Meters.secretCalls(usage).values().stream().mapToLong(Long::longValue).sum();
  }

  private static Deployment deployment(Path root, LocalSystem system) {
    Path template = root.resolve("template.yaml");
    List<FunctionDefinition> functions = system.functions().definitions();
    return new Deployment(
        functions.stream()
            .collect(Collectors.toMap(FunctionDefinition::name, FunctionDefinition::memoryMb)),
        BilledResources.of(template),
        (int)
            system.usage().calls().entrySet().stream()
                .filter(call -> call.getKey().action().equals(POLL))
                .mapToLong(Map.Entry::getValue)
                .sum(),
        BilledResources.defaultOf(template, "RetentionDays"),
        BilledResources.defaultOf(template, "LogRetentionDays"));
  }
}
