package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.sweep.Sweep;
import io.paykkaserverless.simulation.story.Functions.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The scheduler that sweeps once a minute; only that minutes in which nothing is due are left out,
 * which nobody can tell.
 */
final class Sweeper {

  private static final int FUNCTION_SECONDS = 60;
  private static final Duration WORKS_FOR = Duration.ofSeconds(50);
  private static final long MINUTE = 60_000;

  private final Agenda agenda;
  private final Weather weather;
  private final Functions functions;
  private final Coverage coverage;
  private final Sweep sweep;
  private final Supplier<Optional<Instant>> earliestDue;
  private boolean stopped;
  private long planned = Long.MAX_VALUE;
  private long last;

  Sweeper(
      Agenda agenda,
      Weather weather,
      Functions functions,
      Coverage coverage,
      Sweep sweep,
      Supplier<Optional<Instant>> earliestDue) {
    this.agenda = agenda;
    this.weather = weather;
    this.functions = functions;
    this.coverage = coverage;
    this.sweep = sweep;
    this.earliestDue = earliestDue;
  }

  /** Something is due then. */
  void consider(Optional<Instant> due) {
    due.ifPresent(at -> plan(nextMinute(at.toEpochMilli())));
  }

  private long nextMinute(long millis) {
    return Math.max(millis + MINUTE - millis % MINUTE, last + MINUTE);
  }

  private void plan(long millis) {
    if (!stopped && millis < planned) {
      planned = millis;
      agenda.in(millis - agenda.millis(), () -> tick(millis));
    }
  }

  private void tick(long millis) {
    if (stopped || millis != planned) {
      return;
    }
    planned = Long.MAX_VALUE;
    last = agenda.millis();
    if (weather.brings(Fault.SWEEP_LEFT_OUT, 3)) {
      plan(agenda.millis() + MINUTE);
      return;
    }
    sweep();
    if (weather.brings(Fault.SWEEP_DOUBLED, 2)) {
      sweep();
    }
  }

  /** Sweeps now. */
  void sweep() {
    coverage.called(UseCase.SWEEP);
    functions.<Sweep.Report>invoke(
        "sweep", FUNCTION_SECONDS, () -> sweep.run(agenda.instant().plus(WORKS_FOR)), this::settle);
  }

  private void settle(Outcome<Sweep.Report> outcome) {
    consider(earliestDue.get());
  }

  /** From now on it sweeps only when it is told to. */
  void stop() {
    stopped = true;
  }
}
