package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.runner.template.ScheduleDefinition.Sender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a template has its functions invoked by themselves. */
final class SchedulesTest {

  @TempDir Path folder;

  @Test
  void readsAScheduleOfTheScheduler() throws IOException {
    assertThat(
            read("{Type: ScheduleV2, Properties: {ScheduleExpression: rate(5 minutes)}}")
                .schedules())
        .containsExactly(
            new ScheduleDefinition(
                "SweepFunctionTick",
                "SweepFunction",
                Duration.ofMinutes(5),
                Sender.SCHEDULER,
                Optional.empty()));
  }

  @Test
  void readsARule() throws IOException {
    assertThat(
            read("""
            {Type: Schedule, Properties: {Schedule: rate(1 day), Name: nightly, \
            Input: '{"a":1}'}}\
            """)
                .schedules())
        .containsExactly(
            new ScheduleDefinition(
                "nightly",
                "SweepFunction",
                Duration.ofDays(1),
                Sender.RULE,
                Optional.of("{\"a\":1}")));
  }

  @ParameterizedTest
  @CsvSource({"rate(1 minute),PT1M", "rate(90 minutes),PT90M", "rate(12 hours),PT12H"})
  void understandsRates(String expression, Duration rate) throws IOException {
    assertThat(
            read("{Type: ScheduleV2, Properties: {ScheduleExpression: " + expression + "}}")
                .schedules())
        .extracting(ScheduleDefinition::rate)
        .containsExactly(rate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 hour), State: DISABLED}}",
        "{Type: Schedule, Properties: {Schedule: rate(1 hour), State: DISABLED}}",
        "{Type: Schedule, Properties: {Schedule: rate(1 hour), Enabled: false}}"
      })
  void leavesOutWhatIsSwitchedOff(String event) throws IOException {
    assertThat(read(event).schedules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cron(0 3 * * ? *)", "at(2027-01-01T00:00:00)", "rate(0 minutes)"})
  void namesAScheduleItCannotRunOn(String expression) {
    assertThatThrownBy(
            () ->
                read("{Type: ScheduleV2, Properties: {ScheduleExpression: '" + expression + "'}}"))
        .isInstanceOf(TemplateProblem.class)
        .hasMessage(
            "template.yaml, SweepFunction.Events.Tick.Properties.ScheduleExpression: "
                + "the local system runs on rate(5 minutes) and the like, not on "
                + expression);
  }

  private Template read(String event) throws IOException {
    Path file = folder.resolve("template.yaml");
    Files.writeString(
        file,
        """
        Resources:
          SweepFunction:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: java25
              CodeUri: sweep.jar
              Handler: a.B
              Events:
                Tick: %s
        """
            .formatted(event));
    return Template.read(file, Map.of(), new LocalAddresses("http://127.0.0.1:9324"));
  }
}
