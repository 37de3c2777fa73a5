package io.paykkaserverless.simulation.crash;

import io.paykkaserverless.core.notification.DeliveryQueue;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.simulation.io.FunctionDied;
import io.paykkaserverless.simulation.io.Gate;
import io.paykkaserverless.simulation.io.IoStep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Counts the steps of a run, lets a fault happen at some of them, and writes everything down. */
final class Tripwires implements Gate {

  /** PayKKa accepts a request until five minutes after its timestamp. */
  private static final Duration LATE = Duration.ofMinutes(4);

  private final List<CrashPoint> plan;
  private final Watch watch;
  private final DeliveryQueue queue;
  private final InstantSource clock;
  private final List<OnItsWay> onTheirWay = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> useCases = new HashSet<>();
  private boolean armed;
  private int steps;
  private int met;

  private record OnItsWay(Instant arrives, IoStep step, List<Object> arguments, Call call) {}

  /** What happened: a step, or what somebody outside did. */
  sealed interface Line {

    /** A step of a use case. */
    record Step(int number, IoStep step, boolean several, Optional<Fault> fault) implements Line {
      @Override
      public String toString() {
        return "  #" + number + " " + step + fault.map(it -> "   <-- " + it).orElse("");
      }
    }

    /** Somebody outside did something. */
    record Remark(String text) implements Line {
      @Override
      public String toString() {
        return text;
      }
    }
  }

  Tripwires(List<CrashPoint> plan, Watch watch, DeliveryQueue queue, InstantSource clock) {
    this.plan = plan;
    this.watch = watch;
    this.queue = queue;
    this.clock = clock;
  }

  /** From now on steps are counted. */
  void arm() {
    armed = true;
  }

  void disarm() {
    armed = false;
  }

  void remark(String text) {
    lines.add(new Line.Remark(text));
  }

  int steps() {
    return steps;
  }

  /** How many of the plan's points were met. */
  int met() {
    return met;
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  /** The step with this number, of those counted so far. */
  Line.Step step(int number) {
    return lines.stream()
        .flatMap(line -> line instanceof Line.Step step ? Stream.of(step) : Stream.empty())
        .filter(step -> step.number() == number)
        .findFirst()
        .orElseThrow();
  }

  /** The classes that were at work when a step was taken, by name. */
  Set<String> useCases() {
    return useCases;
  }

  @Override
  public Object pass(IoStep step, List<Object> arguments, Call call) {
    if (!armed) {
      return made(step, arguments, call);
    }
    int number = steps++;
    Optional<Fault> fault =
        plan.stream().filter(at -> at.step() == number).map(CrashPoint::fault).findFirst();
    lines.add(new Line.Step(number, step, isOfSeveral(arguments), fault));
    if (plan.isEmpty()) {
      rememberWhoAsks();
    }
    if (fault.isEmpty()) {
      return made(step, arguments, call);
    }
    met++;
    return switch (fault.get()) {
      case DIES_BEFORE -> throw new FunctionDied();
      case DIES_AFTER -> {
        made(step, arguments, call);
        throw new FunctionDied();
      }
      case DIES_HALFWAY -> {
        halfOf(step, arguments);
        throw new FunctionDied();
      }
      case FAILS_BEFORE -> Unanswered.answer(step);
      case FAILS_AFTER -> {
        made(step, arguments, call);
        yield Unanswered.answer(step);
      }
      case ARRIVES_LATE -> {
        onTheirWay.add(new OnItsWay(clock.instant().plus(LATE), step, arguments, call));
        yield Unanswered.answer(step);
      }
    };
  }

  /** Requests that have arrived by {@code now} are done. */
  void arrivals(Instant now) {
    List<OnItsWay> arrived =
        onTheirWay.stream().filter(request -> !request.arrives().isAfter(now)).toList();
    onTheirWay.removeAll(arrived);
    for (OnItsWay request : arrived) {
      remark("arrives late: " + request.step());
      made(request.step(), request.arguments(), request.call());
    }
  }

  private Object made(IoStep step, List<Object> arguments, Call call) {
    watch.before(step, arguments);
    return call.make();
  }

  private static boolean isOfSeveral(List<Object> arguments) {
    return !arguments.isEmpty() && arguments.getFirst() instanceof List<?> all && all.size() > 1;
  }

  private void halfOf(IoStep step, List<Object> arguments) {
    Object first = ((List<?>) arguments.getFirst()).getFirst();
    switch (step.toString()) {
      case "DeliveryQueue.address" -> queue.address(List.of((QueuedNotification.Addressed) first));
      case "DeliveryQueue.retry" ->
          queue.retry(List.of((QueuedNotification.Retried) first), (Duration) arguments.getLast());
      default -> throw new IllegalStateException("nobody said what half of " + step + " is");
    }
  }

  private void rememberWhoAsks() {
    StackWalker.getInstance().forEach(frame -> useCases.add(frame.getClassName()));
  }
}
