package io.paykkaserverless.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.lambda.FunctionInvoker;
import io.paykkaserverless.runner.lambda.InvocationResult;
import io.paykkaserverless.runner.lambda.InvocationResult.Answered;
import io.paykkaserverless.runner.lambda.InvocationResult.Failed;
import io.paykkaserverless.runner.log.LogLines;
import io.paykkaserverless.runner.template.ScheduleDefinition;
import io.paykkaserverless.runner.template.ScheduleDefinition.Sender;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LocalSchedulerTest {

  /** A minute becomes 30 milliseconds. */
  private static final int FAST = 2_000;

  private final LogLines log = new LogLines();
  private final BlockingQueue<String> invoked = new LinkedBlockingQueue<>();

  @Test
  void runsEverythingOnceWhenToldTo() {
    try (LocalScheduler scheduler = scheduler(this::note, "A", "B")) {
      assertThat(scheduler.runAll()).hasSize(2);

      assertThat(invoked).containsExactly("A", "B");
    }
  }

  @Test
  void tellsWhatEachRunCameTo() {
    Failed failed = new Failed("Boom", "on purpose");
    try (LocalScheduler scheduler = scheduler((_, _) -> failed, "A")) {
      assertThat(scheduler.runAll()).containsExactly(failed);
    }
  }

  @Test
  void runsNothingByItselfUntilItIsStarted() throws InterruptedException {
    try (LocalScheduler _ = scheduler(this::note, "A")) {
      assertThat(invoked.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Test
  void runsAgainAndAgainOnceItIsStarted() throws InterruptedException {
    try (LocalScheduler scheduler = scheduler(this::note, "A")) {
      scheduler.start(FAST);

      assertThat(next()).isEqualTo("A");
      assertThat(next()).isEqualTo("A");
    }
  }

  @Test
  void goesOnAfterAnExceptionAndLogsIt() throws InterruptedException {
    FunctionInvoker broken =
        (function, _) -> {
          invoked.add(function);
          throw new IllegalStateException("no jar");
        };
    try (LocalScheduler scheduler = scheduler(broken, "A")) {
      scheduler.start(FAST);
      next();
      next();

      assertThat(log.all())
          .contains(new LogLines.Line("scheduler", "ERROR ATick did not run: no jar"));
    }
  }

  @Test
  void neverRunsOneScheduleTwiceAtOnce() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    FunctionInvoker slow =
        (_, _) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          pause();
          running.decrementAndGet();
          return new Answered(new byte[0]);
        };
    try (LocalScheduler scheduler = scheduler(slow, "A")) {
      scheduler.start(FAST);
      List<CompletableFuture<List<InvocationResult>>> sweeps =
          List.of(
              CompletableFuture.supplyAsync(scheduler::runAll),
              CompletableFuture.supplyAsync(scheduler::runAll));
      sweeps.forEach(CompletableFuture::join);

      assertThat(most).hasValue(1);
    }
  }

  private LocalScheduler scheduler(FunctionInvoker functions, String... names) {
    List<ScheduleDefinition> schedules =
        List.of(names).stream()
            .map(
                name ->
                    new ScheduleDefinition(
                        name + "Tick",
                        name,
                        Duration.ofMinutes(1),
                        Sender.SCHEDULER,
                        Optional.empty()))
            .toList();
    return new LocalScheduler(schedules, functions, log, InstantSource.system());
  }

  @SuppressWarnings("UnusedVariable") // the event is not what these tests are about
  private InvocationResult note(String function, byte[] event) {
    invoked.add(function);
    return new Answered(new byte[0]);
  }

  private String next() throws InterruptedException {
    return String.valueOf(invoked.poll(10, TimeUnit.SECONDS));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
