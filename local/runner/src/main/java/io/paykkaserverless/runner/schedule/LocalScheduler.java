package io.paykkaserverless.runner.schedule;

import io.paykkaserverless.runner.lambda.FunctionInvoker;
import io.paykkaserverless.runner.lambda.InvocationResult;
import io.paykkaserverless.runner.log.LogSink;
import io.paykkaserverless.runner.template.ScheduleDefinition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Invokes functions on their schedules as EventBridge does, from {@link #start} on, or all of them
 * at once when it is told to. A schedule that is still running is not started a second time.
 */
public final class LocalScheduler implements AutoCloseable {

  private final List<Entry> entries;
  private final FunctionInvoker functions;
  private final LogSink log;
  private final InstantSource clock;
  private final ScheduledExecutorService timer;

  /**
   * Takes the schedules on; none runs yet.
   *
   * @param log gets what went wrong beside the functions
   * @param clock for the events
   */
  public LocalScheduler(
      List<ScheduleDefinition> schedules,
      FunctionInvoker functions,
      LogSink log,
      InstantSource clock) {
    this.entries =
        schedules.stream().map(schedule -> new Entry(schedule, new ReentrantLock())).toList();
    this.functions = functions;
    this.log = log;
    this.clock = clock;
    this.timer =
        Executors.newScheduledThreadPool(
            Math.max(1, entries.size()), Thread.ofVirtual().name("scheduler").factory());
  }

  /** What it runs. */
  public List<ScheduleDefinition> schedules() {
    return entries.stream().map(Entry::schedule).toList();
  }

  /** The time between two runs at {@code speed} times the rate in AWS. */
  public static Duration pause(ScheduleDefinition schedule, int speed) {
    return schedule.rate().dividedBy(speed);
  }

  /** Runs each schedule by itself, {@code speed} times as often as in AWS. */
  public void start(int speed) {
    for (Entry entry : entries) {
      long pauseMs = pause(entry.schedule(), speed).toMillis();
      var _ =
          timer.scheduleWithFixedDelay(
              () -> runOnTime(entry), pauseMs, pauseMs, TimeUnit.MILLISECONDS);
    }
  }

  /** Runs every schedule once, one after the other, and returns when the last has answered. */
  public List<InvocationResult> runAll() {
    return entries.stream().map(this::run).toList();
  }

  /** Runs nothing more; what is running is cut off. */
  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** An exception would end the schedule without a word. */
  private void runOnTime(Entry entry) {
    try {
      run(entry);
    } catch (RuntimeException e) {
      log.line("scheduler", "ERROR " + entry.schedule().name() + " did not run: " + e.getMessage());
    }
  }

  private InvocationResult run(Entry entry) {
    entry.running().lock();
    try {
      ScheduleDefinition schedule = entry.schedule();
      return functions.invoke(
          schedule.function(), ScheduledEvent.write(schedule, clock.instant(), UUID.randomUUID()));
    } finally {
      entry.running().unlock();
    }
  }

  private record Entry(ScheduleDefinition schedule, ReentrantLock running) {}
}
