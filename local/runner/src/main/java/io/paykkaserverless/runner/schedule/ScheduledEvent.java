package io.paykkaserverless.runner.schedule;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.template.LocalAddresses;
import io.paykkaserverless.runner.template.ScheduleDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Writes the event a function gets from a schedule. */
final class ScheduledEvent {

  private ScheduledEvent() {}

  static byte[] write(ScheduleDefinition schedule, Instant now, UUID id) {
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    return schedule
        .input()
        .map(input -> given(schedule, input, time, id))
        .orElseGet(() -> own(schedule, time, id));
  }

  private static byte[] own(ScheduleDefinition schedule, String time, UUID id) {
    JsonWriter event =
        new JsonWriter()
            .put("version", "0")
            .put("id", id.toString())
            .put("detail-type", "Scheduled Event")
            .put(
                "source",
                switch (schedule.sender()) {
                  case SCHEDULER -> "aws.scheduler";
                  case RULE -> "aws.events";
                })
            .put("account", LocalAddresses.ACCOUNT)
            .put("time", time)
            .put("region", LocalAddresses.REGION)
            .beginArray("resources")
            .element(arn(schedule))
            .end();
    return switch (schedule.sender()) {
      // A text, not an object: so it is in AWS.
      case SCHEDULER -> event.put("detail", "{}").toBytes();
      case RULE -> event.beginObject("detail").end().toBytes();
    };
  }

  /** The template's own text, in which the Scheduler alone fills in what it calls attributes. */
  private static byte[] given(ScheduleDefinition schedule, String input, String time, UUID id) {
    String filled =
        switch (schedule.sender()) {
          case SCHEDULER ->
              input
                  .replace("<aws.scheduler.schedule-arn>", arn(schedule))
                  .replace("<aws.scheduler.scheduled-time>", time)
                  .replace("<aws.scheduler.execution-id>", id.toString())
                  .replace("<aws.scheduler.attempt-number>", "1");
          case RULE -> input;
        };
    return filled.getBytes(StandardCharsets.UTF_8);
  }

  private static String arn(ScheduleDefinition schedule) {
    return switch (schedule.sender()) {
      case SCHEDULER -> LocalAddresses.scheduleArn(schedule.name());
      case RULE -> LocalAddresses.ruleArn(schedule.name());
    };
  }
}
