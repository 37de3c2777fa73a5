package io.paykkaserverless.simulation.crash;

import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.simulation.crash.Errand.Caller;
import io.paykkaserverless.simulation.crash.Story.After;
import io.paykkaserverless.simulation.io.IoStep;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every errand, with a fault at every step from the first call until all is quiet; and with a crash
 * at every step of its calls and a second one at every step that follows: of the caller's further
 * calls, or, where the caller is gone, of the first sweep and what the queue brings after it.
 *
 * <p>What is counted is what happened: a run that does not come to its points is a wrong one.
 */
final class Enumeration {

  /** What kind of runs. */
  enum Kind {
    CALM,
    CRASH,
    FAILURE,
    PAIR
  }

  /** What PayKKa does although nobody waits for its answer any more. */
  private static final Set<String> MAY_BE_ON_THEIR_WAY =
      Set.of(
          "PaykkaGateway.initiate",
          "PaykkaOperations.capture",
          "PaykkaOperations.voidRest",
          "PaykkaOperations.refund",
          "PaykkaCredentials.remove",
          "PaykkaCredentials.cancel");

  /** What is in doubt is looked at three times in a quarter of an hour, and then acted upon. */
  private static final int SWEEPS_TO_MAKE_UP = 4;

  /** Where everything goes wrong, memory is not to be the next. */
  private static final int TOLD_IN_FULL = 100;

  private final boolean everything;
  private final List<Kind> runs = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<IoStep> crashedAt = new TreeSet<>();
  private final Set<IoStep> failedAt = new TreeSet<>();
  private final Set<Signal> lostAlarms = EnumSet.noneOf(Signal.class);
  private final Set<String> useCases = new HashSet<>();
  private int errands;
  private int pairs;
  private long steps;

  /**
   * Nothing has run yet.
   *
   * @param everything all pairs, also with failures; else every third pair, of crashes alone
   */
  Enumeration(boolean everything) {
    this.everything = everything;
  }

  int errands() {
    return errands;
  }

  /** All steps of the calls of all errands, each run once without any fault. */
  long steps() {
    return steps;
  }

  long runs(Kind kind) {
    return runs.stream().filter(kind::equals).count();
  }

  /** What went wrong: how, and, of the first, all that happened there and without any fault. */
  List<String> wrong(Kind kind) {
    return findings.stream().filter(it -> it.kind() == kind).map(Finding::text).toList();
  }

  /** Kinds of steps at which a function died, before and after. */
  Set<IoStep> crashedAt() {
    return crashedAt;
  }

  /** Kinds of steps that failed and were survived. */
  Set<IoStep> failedAt() {
    return failedAt;
  }

  /** What is raised without a crash, and is not where a function died before it came to that. */
  Set<Signal> lostAlarms() {
    return lostAlarms;
  }

  /** The classes at work in any errand, by name. */
  Set<String> useCases() {
    return useCases;
  }

  /** Runs an errand in all its ways. */
  void run(Errand errand) {
    errands++;
    Baseline calm = new Baseline(errand);
    steps += calm.back.callSteps();
    useCases.addAll(calm.back.useCases());
    judge(Kind.CALM, calm, calm.back, 0);
    for (int step = 0; step < calm.back.steps(); step++) {
      singles(calm, step);
    }
  }

  private record Finding(Kind kind, String text) {}

  /** The same errand without faults, by which others are judged. */
  private static final class Baseline {
    final Errand errand;
    final Story back;
    final Story never;

    Baseline(Errand errand) {
      this.errand = errand;
      this.back = Story.of(errand, After.COMES_BACK, List.of());
      this.never = Story.of(errand, After.NEVER_CAME, List.of());
    }

    boolean mayBeGone() {
      return errand.caller() != Caller.CLOCK;
    }
  }

  private void singles(Baseline calm, int step) {
    for (Fault fault : faults(calm.back.step(step), true)) {
      CrashPoint point = new CrashPoint(step, fault);
      Story back = single(calm, After.COMES_BACK, point);
      if (step < calm.back.callSteps() && isPaired(fault)) {
        pairs(calm, After.COMES_BACK, point, back, back.callSteps());
      }
      if (step < calm.back.firstCallSteps() && calm.mayBeGone()) {
        Story gone = single(calm, After.IS_GONE, point);
        if (isPaired(fault)) {
          pairs(calm, After.IS_GONE, point, gone, gone.sweepSteps());
        }
      }
    }
  }

  private Story single(Baseline calm, After after, CrashPoint point) {
    Story story = Story.of(calm.errand, after, List.of(point));
    boolean survived = point.fault().isSurvived();
    (survived ? failedAt : crashedAt).add(story.step(point.step()).step());
    if (!survived && after == After.COMES_BACK) {
      calm.back.alarms().stream()
          .filter(alarm -> !story.alarms().contains(alarm))
          .forEach(lostAlarms::add);
    }
    judge(survived ? Kind.FAILURE : Kind.CRASH, calm, story, 1);
    return story;
  }

  private boolean isPaired(Fault fault) {
    return everything || !fault.isSurvived();
  }

  private void pairs(Baseline calm, After after, CrashPoint first, Story single, int until) {
    for (int step = first.step() + 1; step < until; step++) {
      for (Fault fault : faults(single.step(step), everything)) {
        CrashPoint second = new CrashPoint(step, fault);
        if (isNextChosen()) {
          judge(Kind.PAIR, calm, Story.of(calm.errand, after, List.of(first, second)), 2);
        }
      }
    }
  }

  /** Every third, so that no step and no kind of crash is left out. */
  private boolean isNextChosen() {
    return everything || pairs++ % 3 == 0;
  }

  private static List<Fault> faults(Tripwires.Line.Step step, boolean survivedToo) {
    List<Fault> faults = new ArrayList<>(List.of(Fault.DIES_BEFORE, Fault.DIES_AFTER));
    if (step.several()) {
      faults.add(Fault.DIES_HALFWAY);
    }
    if (survivedToo) {
      faults.add(Fault.FAILS_BEFORE);
      faults.add(Fault.FAILS_AFTER);
      if (MAY_BE_ON_THEIR_WAY.contains(step.step().toString())) {
        faults.add(Fault.ARRIVES_LATE);
      }
    }
    return faults;
  }

  private void judge(Kind kind, Baseline calm, Story story, int faults) {
    runs.add(kind);
    List<String> problems = new ArrayList<>(story.violations());
    problems.addAll(differences(calm, story, faults));
    if (!problems.isEmpty()) {
      String told =
          findings.size() < TOLD_IN_FULL
              ? story.telling() + "\n" + calm.back.telling()
              : story.title();
      findings.add(new Finding(kind, String.join("; ", problems) + "\n" + told));
    }
  }

  /** Without what a queue gave up, which an operator sees. */
  private static List<String> kept(List<String> ending) {
    return ending.stream().filter(line -> !line.startsWith("dead letter")).toList();
  }

  private static List<String> differences(Baseline calm, Story story, int faults) {
    List<String> problems = new ArrayList<>();
    List<String> ending = story.ending();
    boolean asDone = ending.equals(calm.back.ending());
    boolean asNeverAsked =
        story.after() == After.IS_GONE
            && (kept(ending).equals(kept(calm.back.ending()))
                || kept(ending).equals(kept(calm.never.ending())));
    boolean halfway = !asDone && !asNeverAsked && story.isHalfway();
    if (!asDone && !asNeverAsked && !halfway) {
      problems.add("ends otherwise than without faults");
    }
    int sweeps =
        Math.max(calm.back.busySweeps(), calm.never.busySweeps()) + faults * SWEEPS_TO_MAKE_UP;
    if (story.busySweeps() > sweeps) {
      problems.add(story.busySweeps() + " sweeps, where " + sweeps + " are enough");
    }
    Set<Signal> alarms = EnumSet.noneOf(Signal.class);
    alarms.addAll(story.alarms());
    alarms.removeAll(calm.back.alarms());
    alarms.removeAll(calm.never.alarms());
    if (!alarms.isEmpty() && !halfway) {
      problems.add("raises " + alarms);
    }
    return problems;
  }
}
