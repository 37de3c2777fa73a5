package io.paykkaserverless.runner.template;

import java.time.Duration;
import java.util.Optional;

/**
 * A schedule that invokes a function.
 *
 * @param name its name in AWS, where the template gives it none: {@code SweepFunctionEveryHour}
 * @param function the function's logical id
 * @param rate the time from one invocation to the next
 * @param sender who invokes
 * @param input what the function is given instead of the sender's own event
 */
public record ScheduleDefinition(
    String name, String function, Duration rate, Sender sender, Optional<String> input) {

  /** Two services do the same and send different events. */
  public enum Sender {
    /** EventBridge Scheduler, SAM's {@code ScheduleV2}. */
    SCHEDULER,
    /** A rule of EventBridge, SAM's {@code Schedule}. */
    RULE
  }
}
