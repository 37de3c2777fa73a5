package io.paykkaserverless.runner.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ReadableLogTest {

  @Test
  void showsAStructuredLineAsASentence() {
    assertThat(
            shown(
                """
                {"level":"WARN","message":"webhook refused","timestamp":"t","service":"s",\
                "reason":"stale","payment":{"id":"p1"},"count":2}\
                """))
        .isEqualTo(
            "12:00:01 receive-webhook WARN webhook refused reason=stale payment={id=p1} count=2");
  }

  @Test
  void showsWhatASignalIsAboutAndItsMetric() {
    assertThat(
            shown(
                """
                {"level":"WARN","message":"signal","signal":"WEBHOOK_REJECTED","subject":"STALE",\
                "service":"s","_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"n",\
                "Metrics":[{"Name":"WEBHOOK_REJECTED","Unit":"Count"}]}]},"WEBHOOK_REJECTED":1}\
                """))
        .isEqualTo(
            "12:00:01 receive-webhook WARN signal signal=WEBHOOK_REJECTED subject=STALE"
                + " WEBHOOK_REJECTED=1");
  }

  @Test
  void leavesPlainTextAsItIs() {
    assertThat(shown("OpenJDK warning")).isEqualTo("12:00:01 receive-webhook OpenJDK warning");
    assertThat(shown("{broken")).isEqualTo("12:00:01 receive-webhook {broken");
  }

  @Test
  void leavesOutThatAJvmFoundItsFlags() {
    assertThat(shown("Picked up JAVA_TOOL_OPTIONS: -XX:TieredStopAtLevel=1")).isEmpty();
  }

  private static String shown(String line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ReadableLog(
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            InstantSource.fixed(Instant.parse("2026-11-01T12:00:01Z")),
            ZoneOffset.UTC)
        .line("receive-webhook", line);
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }
}
