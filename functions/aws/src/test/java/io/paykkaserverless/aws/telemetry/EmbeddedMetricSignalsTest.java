package io.paykkaserverless.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.FixedContext;
import io.paykkaserverless.core.payment.Signals.Measure;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CloudWatch drops a document it cannot read, without a word to anybody. */
final class EmbeddedMetricSignalsTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00.250Z");

  private final EmbeddedMetricSignals signals =
      new EmbeddedMetricSignals(
          "PaykkaServerless/shop", "receive-webhook", InstantSource.fixed(NOW));

  @Test
  void aSignalIsOneLineThatIsLogAndMetricAtOnce() {
    assertThat(written(() -> signals.raise(Signal.WEBHOOK_REJECTED, "stale")))
        .isEqualTo(
            """
            {"level":"WARN","message":"signal","signal":"WEBHOOK_REJECTED","subject":"stale",\
            "service":"receive-webhook","_aws":{"Timestamp":1793534400250,"CloudWatchMetrics":[\
            {"Namespace":"PaykkaServerless/shop","Dimensions":[[]],\
            "Metrics":[{"Name":"WEBHOOK_REJECTED","Unit":"Count"}]}]},"WEBHOOK_REJECTED":1}
            """);
  }

  @Test
  void aMeasureHasItsOwnUnitAndValue() {
    assertThat(written(() -> signals.measure(Measure.OLDEST_UNRESOLVED_SECONDS, 4_021, "p1")))
        .isEqualTo(
            """
            {"level":"INFO","message":"measure","measure":"OLDEST_UNRESOLVED_SECONDS",\
            "subject":"p1","service":"receive-webhook","_aws":{"Timestamp":1793534400250,\
            "CloudWatchMetrics":[{"Namespace":"PaykkaServerless/shop","Dimensions":[[]],\
            "Metrics":[{"Name":"OLDEST_UNRESOLVED_SECONDS","Unit":"Seconds"}]}]},\
            "OLDEST_UNRESOLVED_SECONDS":4021}
            """);
  }

  @ParameterizedTest
  @EnumSource
  void everySignalIsAMetricOfItsName(Signal signal) {
    assertThat(json(written(() -> signals.raise(signal, "x"))).integer(signal.name())).contains(1L);
  }

  /** A missing member would make CloudWatch drop the whole document. */
  @ParameterizedTest
  @EnumSource
  void everyMeasureIsAMetricOfItsNameEvenWithoutASubject(Measure measure) {
    assertThat(json(written(() -> signals.measure(measure, 0, ""))).integer(measure.name()))
        .contains(0L);
  }

  @Test
  void aSubjectCannotBreakTheLine() {
    String line = written(() -> signals.raise(Signal.EVENT_PARKED, "a\"}\n{\"_aws\":1"));

    assertThat(line.lines()).hasSize(1);
    assertThat(json(line).text(LogKeys.SUBJECT)).contains("a\"}\n{\"_aws\":1");
  }

  @Test
  void tellsTheRequestItBelongsTo() {
    JsonInvocationLog log = new JsonInvocationLog(Map.of());

    String line =
        written(
            () -> {
              log.started(new FixedContext());
              signals.raise(Signal.EVENT_PARKED, "x");
              log.finished();
            });

    assertThat(json(line).text("function_request_id")).contains(FixedContext.REQUEST_ID);
  }

  private static String written(Runnable action) {
    try (CapturedOutput captured = new CapturedOutput()) {
      action.run();
      return captured.text().replace(System.lineSeparator(), "\n");
    }
  }

  private static JsonObject json(String line) {
    try {
      return JsonReader.readObject(line.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson e) {
      throw new AssertionError("not a JSON line: " + line, e);
    }
  }
}
