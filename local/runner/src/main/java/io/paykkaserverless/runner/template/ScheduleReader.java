package io.paykkaserverless.runner.template;

import io.paykkaserverless.runner.template.ScheduleDefinition.Sender;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the events {@code ScheduleV2} and {@code Schedule} of a function. */
final class ScheduleReader {

  private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,5}) (minute|hour|day)s?\\)");

  private ScheduleReader() {}

  /** A schedule of EventBridge Scheduler; nothing where it is switched off. */
  static Optional<ScheduleDefinition> schedulerSchedule(
      String function, String event, Section details) {
    return schedule(function, event, details, "ScheduleExpression", Sender.SCHEDULER);
  }

  /** A rule of EventBridge; nothing where it is switched off. */
  static Optional<ScheduleDefinition> rule(String function, String event, Section details) {
    return schedule(function, event, details, "Schedule", Sender.RULE);
  }

  private static Optional<ScheduleDefinition> schedule(
      String function, String event, Section details, String expression, Sender sender) {
    ScheduleDefinition schedule =
        new ScheduleDefinition(
            details.text("Name").orElse(function + event),
            function,
            rate(details.requiredText(expression), details.where() + "." + expression),
            sender,
            details.text("Input"));
    return isOn(details, sender) ? Optional.of(schedule) : Optional.empty();
  }

  private static boolean isOn(Section details, Sender sender) {
    boolean enabled =
        switch (sender) {
          case SCHEDULER -> true;
          case RULE -> details.text("Enabled").map("true"::equals).orElse(true);
        };
    return enabled && details.text("State").map("ENABLED"::equals).orElse(true);
  }

  private static Duration rate(String expression, String where) {
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches() || Integer.parseInt(rate.group(1)) == 0) {
      throw new TemplateProblem(
          where, "the local system runs on rate(5 minutes) and the like, not on " + expression);
    }
    int count = Integer.parseInt(rate.group(1));
    return switch (rate.group(2)) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
