package io.paykkaserverless.core.agreement;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A schedule and how far it got.
 *
 * @param number the charge that comes next; the first one has number 0
 * @param tries how often that charge was declined
 * @param nextLookAt when the sweep looks at it
 */
public record ChargePlan(Schedule schedule, int number, int tries, Instant nextLookAt) {

  public ChargePlan {
    if (number < 0 || tries < 0) {
      throw new IllegalArgumentException("charges and tries are counted from 0");
    }
  }

  /** Nothing was charged yet. */
  public static ChargePlan of(Schedule schedule) {
    return new ChargePlan(schedule, 0, 0, schedule.dueAt(0));
  }

  /** What the next charge is for. */
  public ChargePeriod period() {
    return schedule.period(number);
  }

  /** When the next charge is due, whether or not it was declined before. */
  public Instant dueAt() {
    return schedule.dueAt(number);
  }

  /** The plan of the charge after this one; nothing where that is after the schedule's end. */
  public Optional<ChargePlan> afterThisCharge() {
    return at(number + 1);
  }

  /** The plan of the first charge that is due after {@code now}; what was missed is left out. */
  public Optional<ChargePlan> after(Instant now) {
    int next = number;
    while (!schedule.dueAt(next).isAfter(now)) {
      next++;
    }
    return at(next);
  }

  /**
   * The plan after one more decline: the next retry that is ahead of {@code now}, so that a late
   * decline is not followed by all retries at once; or a last look when the grace is over.
   */
  public ChargePlan declined(Instant now) {
    int declines = tries + 1;
    Instant next =
        IntStream.rangeClosed(declines, Schedule.RETRIES_MAX)
            .mapToObj(retry -> schedule.retryAt(number, retry))
            .flatMap(Optional::stream)
            .filter(retry -> retry.isAfter(now))
            .findFirst()
            .orElseGet(() -> schedule.graceEnds(number));
    return new ChargePlan(schedule, number, declines, next);
  }

  /** The same plan, looked at later. */
  public ChargePlan lookedAtAgain(Instant at) {
    return new ChargePlan(schedule, number, tries, at);
  }

  private Optional<ChargePlan> at(int next) {
    return schedule.isOverAt(next)
        ? Optional.empty()
        : Optional.of(new ChargePlan(schedule, next, 0, schedule.dueAt(next)));
  }
}
