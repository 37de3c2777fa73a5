package io.paykkaserverless.runner.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.template.ScheduleDefinition;
import io.paykkaserverless.runner.template.ScheduleDefinition.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What EventBridge sends. */
final class ScheduledEventTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00.123Z");
  private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");

  @Test
  void theSchedulersOwnEventCarriesItsDetailAsText() {
    assertThat(event(Sender.SCHEDULER, Optional.empty()))
        .isEqualTo(
            """
            {"version":"0","id":"11111111-2222-3333-4444-555555555555",\
            "detail-type":"Scheduled Event","source":"aws.scheduler","account":"000000000000",\
            "time":"2026-11-01T12:00:00Z","region":"eu-west-1",\
            "resources":["arn:aws:scheduler:eu-west-1:000000000000:schedule/default/FTick"],\
            "detail":"{}"}\
            """);
  }

  @Test
  void aRulesOwnEventCarriesItsDetailAsAnObject() {
    assertThat(event(Sender.RULE, Optional.empty()))
        .contains(
            "\"source\":\"aws.events\"",
            "\"arn:aws:events:eu-west-1:000000000000:rule/FTick\"",
            "\"detail\":{}");
  }

  @Test
  void inputIsSentInsteadWithTheSchedulersAttributesFilledIn() {
    String input = "{\"at\":\"<aws.scheduler.scheduled-time>\"}";

    assertThat(event(Sender.SCHEDULER, Optional.of(input)))
        .isEqualTo("{\"at\":\"2026-11-01T12:00:00Z\"}");
    assertThat(event(Sender.RULE, Optional.of(input))).isEqualTo(input);
  }

  private static String event(Sender sender, Optional<String> input) {
    ScheduleDefinition schedule =
        new ScheduleDefinition("FTick", "F", Duration.ofMinutes(5), sender, input);
    return new String(ScheduledEvent.write(schedule, NOW, ID), StandardCharsets.UTF_8);
  }
}
