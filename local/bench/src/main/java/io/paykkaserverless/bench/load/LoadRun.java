package io.paykkaserverless.bench.load;

import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.gateway.HttpApi;
import io.paykkaserverless.runner.lambda.Initialization;
import io.paykkaserverless.runner.lambda.InvocationResult;
import io.paykkaserverless.sandbox.webhook.RetrySchedule;
import io.paykkaserverless.sandbox.webhook.WebhookSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Starts the local system, sends mixed traffic through it for a while, waits until nothing moves,
 * sweeps, and holds every payment against the sandbox's books and the merchant's inbox.
 *
 * <p>The traffic is closed-loop: each worker waits for an answer before it sends its next request,
 * so the system is as busy as it can be and no queue grows in front of it.
 */
public final class LoadRun {

  private static final Duration TELL_EVERY = Duration.ofSeconds(10);

  /** Longer than a queue hides a message whose function failed. */
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private static final int SERVER_ERROR = 500;

  private final LoadOptions options;
  private final Consumer<String> progress;
  private final Latencies latencies = new Latencies();
  private final Dealings dealings = new Dealings();
  private final Received received = new Received();
  private final Trouble errors = new Trouble();
  private final Trouble lost = new Trouble();
  private final AtomicBoolean goesOn = new AtomicBoolean(true);

  private LoadRun(LoadOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Runs, which takes as long as {@code options} say and a minute beside.
   *
   * @param progress hears of it every ten seconds, for people
   */
  public static LoadResult run(LoadOptions options, Consumer<String> progress)
      throws InterruptedException {
    LocalOptions local =
        LocalOptions.in(options.root())
            .withEnvironments(options.environments())
            .withInitialization(Initialization.AFTER_RESTORE)
            .withSandbox(sandbox -> sandbox.withWebhooks(repeatedSoon(sandbox.webhooks())));
    try (LocalSystem system = LocalSystem.start(local)) {
      return new LoadRun(options, progress).under(system);
    }
  }

  /** A webhook that is not accepted at once is sent again before the books are compared. */
  private static WebhookSettings repeatedSoon(WebhookSettings settings) {
    List<Duration> waits = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));
    return new WebhookSettings(
        settings.firstAfter(),
        new RetrySchedule(waits),
        settings.timeout(),
        settings.strictAnswer());
  }

  /** What stands on the meters at the beginning or the end. */
  private record Meters(ProcessorShares processors, Map<String, Long> invocations, long payments) {}

  private LoadResult under(LocalSystem system) throws InterruptedException {
    system.merchant().inbox().onReceived(received::take);
    system.onServed(this::served);
    try (Callers callers = new Callers(system)) {
      Meters before;
      Meters after;
      long began;
      long ended;
      try (ExecutorService workers = workers()) {
        warmUp(system, callers, workers);
        latencies.count(true);
        began = System.nanoTime();
        before = meters(system);
        pass("measuring", options.length());
        latencies.count(false);
        ended = System.nanoTime();
        after = meters(system);
        goesOn.set(false);
      }
      settle(system);
      progress.accept("comparing " + dealings.all().size() + " payments with PayKKa's books");
      new Reckoning(dealings, received, lost)
          .reckon(system.sandbox().control().books(), id -> callers.view(id).json());
      return result(before, after, Duration.ofNanos(ended - began));
    }
  }

  private static ExecutorService workers() {
    return Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("worker-", 1).factory());
  }

  /** One after the other, so that not all processes of all functions start at one moment. */
  private void warmUp(LocalSystem system, Callers callers, ExecutorService threads)
      throws InterruptedException {
    long deadline = System.nanoTime() + options.warmUpMax().toNanos();
    for (int number = 1; number <= options.workers(); number++) {
      CountDownLatch warm = new CountDownLatch(1);
      threads.execute(worker(number, system, callers, threads, warm));
      while (!warm.await(TELL_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        tellOfWarmUp();
        if (System.nanoTime() > deadline) {
          errors.add("not every errand was done once within " + options.warmUpMax());
          return;
        }
      }
    }
    while (fewestInvocations(system) < (long) options.playedBefore() * options.environments()) {
      Thread.sleep(TELL_EVERY.toMillis());
      tellOfWarmUp();
      if (System.nanoTime() > deadline) {
        errors.add("not every process was warm within " + options.warmUpMax());
        return;
      }
    }
  }

  private void tellOfWarmUp() {
    progress.accept(
        "warming up: %,d payments, %,d errors".formatted(dealings.ended(), errors.count()));
  }

  private static long fewestInvocations(LocalSystem system) {
    return system.functions().invocations().values().stream()
        .mapToLong(Long::longValue)
        .min()
        .orElse(0);
  }

  private Worker worker(
      int number,
      LocalSystem system,
      Callers callers,
      ExecutorService threads,
      CountDownLatch warm) {
    return new Worker(
        "worker-" + number,
        callers,
        system.sandbox().control(),
        dealings,
        errors,
        new Random(options.seed() + number),
        threads,
        goesOn::get,
        warm);
  }

  private void pass(String what, Duration length) throws InterruptedException {
    long left = length.toMillis();
    while (left > 0) {
      long step = Math.min(left, TELL_EVERY.toMillis());
      Thread.sleep(step);
      left -= step;
      progress.accept(
          "%s, %d s to go: %,d payments, %,d requests measured, %,d errors"
              .formatted(
                  what, left / 1000, dealings.ended(), latencies.requests(), errors.count()));
    }
  }

  private void served(HttpApi.Served request) {
    latencies.add(request.route(), request.took());
    if (request.status() >= SERVER_ERROR || isRefusedWebhook(request)) {
      errors.add(request.route() + " got " + request.status());
    }
  }

  private static boolean isRefusedWebhook(HttpApi.Served request) {
    return request.route().contains("/webhooks/") && request.status() != 200;
  }

  private Meters meters(LocalSystem system) {
    return new Meters(ProcessorShares.now(), system.functions().invocations(), dealings.ended());
  }

  /** Until all messages are through; then once more, after what the sweep found. */
  private void settle(LocalSystem system) throws InterruptedException {
    progress.accept("waiting until nothing moves");
    if (!Quiet.await(system, PATIENCE)) {
      errors.add("the system did not come to rest");
    }
    for (InvocationResult swept : system.sweep()) {
      if (swept instanceof InvocationResult.Failed(String type, String message)) {
        errors.add("the sweep failed: " + type + " " + message);
      }
    }
    if (!Quiet.await(system, PATIENCE)) {
      errors.add("the system did not come to rest after the sweep");
    }
    system.logLines().all().stream()
        .filter(line -> line.text().startsWith("ERROR ") || line.text().contains("\"ERROR\""))
        .forEach(line -> errors.add(line.source() + " printed " + line.text()));
    long setAside = Quiet.inQueue(system, "NotificationDeadLetterQueue");
    if (setAside > 0) {
      errors.add(setAside + " messages were set aside in the dead-letter queue");
    }
  }

  private LoadResult result(Meters before, Meters after, Duration took) {
    Map<String, Long> errands = new TreeMap<>();
    dealings.all().values().forEach(errand -> errands.merge(errand.title(), 1L, Long::sum));
    Map<String, Long> invocations = new TreeMap<>(after.invocations());
    before
        .invocations()
        .forEach((function, count) -> invocations.merge(function, -count, Long::sum));
    return new LoadResult(
        took,
        options.workers(),
        Runtime.getRuntime().availableProcessors(),
        after.payments() - before.payments(),
        dealings.all().size(),
        errands,
        latencies.summaries(),
        after.processors().since(before.processors()),
        invocations,
        received.messages(),
        received.repeats(),
        errors.sentences(),
        lost.sentences());
  }
}
