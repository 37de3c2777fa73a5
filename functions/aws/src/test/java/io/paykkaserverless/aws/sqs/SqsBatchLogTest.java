package io.paykkaserverless.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.FixedContext;
import io.paykkaserverless.aws.sqs.SqsBatch.MessageHandler;
import io.paykkaserverless.aws.sqs.SqsBatch.Outcome;
import io.paykkaserverless.aws.telemetry.CapturedOutput;
import io.paykkaserverless.aws.telemetry.EmbeddedMetricSignals;
import io.paykkaserverless.aws.telemetry.JsonInvocationLog;
import io.paykkaserverless.aws.telemetry.LogKeys;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a batch logs, where SLF4J keeps the request id with the thread. */
class SqsBatchLogTest {

  private static final Logger LOG = LoggerFactory.getLogger("somebody.else");
  private static final int MESSAGES = 10;

  private final EmbeddedMetricSignals signals =
      new EmbeddedMetricSignals("PaykkaServerless", "test", InstantSource.system());

  @Test
  void linesOfHandlersCarryTheRequestId() {
    List<JsonObject> lines =
        lines(
            () ->
                serve(
                    _ -> {
                      LOG.warn("handler");
                      return new Outcome.Done();
                    }));

    assertThat(lines)
        .hasSize(2 * MESSAGES)
        .allSatisfy(
            line -> assertThat(line.text("function_request_id")).contains(FixedContext.REQUEST_ID));
  }

  @Test
  void nothingOfAnInvocationIsLeftAfterIt() {
    List<JsonObject> lines =
        lines(
            () -> {
              serve(_ -> new Outcome.Done());
              LOG.warn("afterwards");
            });

    assertThat(lines.getLast().text("message")).contains("afterwards");
    assertThat(lines.getLast().text("function_request_id")).isEmpty();
  }

  @Test
  void signalsRaisedAtTheSameTimeAreCountedOnceEach() {
    CyclicBarrier all = new CyclicBarrier(MESSAGES);

    List<JsonObject> lines =
        lines(
            () ->
                serve(
                    queued -> {
                      meet(all);
                      signals.raise(Signal.NOTIFICATION_REFUSED, queued.notification().text());
                      return new Outcome.Done();
                    }));

    assertThat(lines).filteredOn(line -> line.get("_aws").isPresent()).hasSize(MESSAGES);
    assertThat(lines)
        .extracting(line -> line.text(LogKeys.SUBJECT))
        .filteredOn(Optional::isPresent)
        .hasSize(MESSAGES)
        .doesNotHaveDuplicates();
  }

  private static void serve(MessageHandler handler) {
    QueueEvent event = new QueueEvent();
    for (int i = 1; i <= MESSAGES; i++) {
      event.with(new Announced(NotificationId.of(Payments.ID, i)));
    }
    try {
      new SqsBatch(new JsonInvocationLog(Map.of()), new RecordingVisibility())
          .serve(
              new ByteArrayInputStream(event.text().getBytes(StandardCharsets.UTF_8)),
              new ByteArrayOutputStream(),
              new FixedContext(),
              handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void meet(CyclicBarrier all) {
    try {
      all.await(3, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<JsonObject> lines(Runnable action) {
    try (CapturedOutput captured = new CapturedOutput()) {
      action.run();
      return captured.text().lines().map(SqsBatchLogTest::json).toList();
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
