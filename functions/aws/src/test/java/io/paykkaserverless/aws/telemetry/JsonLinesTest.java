package io.paykkaserverless.aws.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall;
import io.paykkaserverless.aws.http.FixedContext;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class JsonLinesTest {

  private static final String CARD = "4242424242424242";

  private final JsonInvocationLog log = new JsonInvocationLog(Map.of());

  @Test
  void writesOneJsonLinePerAnswer() {
    JsonObject line =
        only(
            () -> {
              log.started(new FixedContext());
              log.answered("GET /payments/{id}", 200, "");
              log.finished();
            });

    assertThat(line.text("level")).contains("INFO");
    assertThat(line.text("message")).contains("answered");
    assertThat(line.text(LogKeys.ROUTE)).contains("GET /payments/{id}");
    assertThat(line.integer(LogKeys.STATUS)).contains(200L);
    assertThat(line.text("function_request_id")).contains(FixedContext.REQUEST_ID);
    assertThat(line.text("function_name")).contains("function-under-test");
    assertThat(line.text("timestamp").orElseThrow()).endsWith("Z");
    assertThat(line.get(LogKeys.PROBLEM)).isEmpty();
  }

  @Test
  void forgetsTheRequestWhenItIsOver() {
    JsonObject line =
        only(
            () -> {
              log.started(new FixedContext());
              log.finished();
              log.handled("m1", "DONE");
            });

    assertThat(line.text("function_request_id")).isEmpty();
    assertThat(line.text(LogKeys.MESSAGE_ID)).contains("m1");
    assertThat(line.text(LogKeys.OUTCOME)).contains("DONE");
  }

  /** Somebody waits for a process that was started on demand, and once. */
  @Test
  void theFirstInvocationIsAColdStart() {
    JsonInvocationLog onDemand =
        new JsonInvocationLog(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"));

    assertThat(coldStarts(onDemand)).containsExactly(true, false);
  }

  @Test
  void whatASnapshotWasTakenOfStartsWarm() {
    JsonInvocationLog restored =
        new JsonInvocationLog(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));

    assertThat(coldStarts(restored)).containsExactly(false, false);
  }

  @Test
  void namesTheServiceTheTemplateNames() {
    JsonInvocationLog named = new JsonInvocationLog(Map.of("SERVICE_NAME", "create-payment"));

    JsonObject line =
        only(
            () -> {
              named.started(new FixedContext());
              named.swept(0, 0);
              named.finished();
            });

    assertThat(line.text("service")).contains("create-payment");
  }

  @Test
  void namesTheTraceLambdaNames() {
    System.setProperty(
        "com.amazonaws.xray.traceHeader", "Root=1-5759e988-bd862e3f;Parent=53995c3f;Sampled=1");
    try {
      JsonObject line =
          only(
              () -> {
                log.started(new FixedContext());
                log.swept(0, 0);
                log.finished();
              });

      assertThat(line.text("xray_trace_id")).contains("1-5759e988-bd862e3f");
    } finally {
      System.clearProperty("com.amazonaws.xray.traceHeader");
    }
  }

  @Test
  void saysHowMuchASweepLookedAt() {
    JsonObject line = only(() -> log.swept(12, 1));

    assertThat(line.text("message")).contains("swept");
    assertThat(line.integer(LogKeys.LOOKED_AT)).contains(12L);
    assertThat(line.integer(LogKeys.FAILED)).contains(1L);
  }

  @Test
  void saysWhatWasThrownAndWhere() {
    JsonObject line =
        only(() -> log.failed("broken", new StoreUnavailable(new IllegalStateException(CARD))));

    assertThat(line.text("level")).contains("ERROR");
    assertThat(line.text(LogKeys.FAILURE).orElseThrow())
        .contains("StoreUnavailable: the payment store is unavailable")
        .contains("at io.paykkaserverless.aws.telemetry.JsonLinesTest")
        .contains("caused by java.lang.IllegalStateException\n")
        .doesNotContain(CARD);
  }

  /** Where it cannot read an answer it quotes it, and the answer may be a secret. */
  @Test
  void dropsWhatTheAwsSdkQuotesAndKeepsWhatAwsSays() {
    JsonObject quoting =
        only(() -> log.failed("broken", SdkClientException.create("Unrecognized token " + CARD)));
    JsonObject refused =
        only(
            () ->
                log.failed(
                    "broken", DynamoDbException.builder().message("not authorized").build()));

    assertThat(quoting.text(LogKeys.FAILURE).orElseThrow())
        .contains("software.amazon.awssdk.core.exception.SdkClientException\n")
        .doesNotContain(CARD);
    assertThat(refused.text(LogKeys.FAILURE).orElseThrow()).contains(": not authorized");
  }

  @Test
  void writesNothingThatACallerSent() throws IOException {
    String output;
    try (CapturedOutput captured = new CapturedOutput()) {
      HttpEdge edge = new HttpEdge(log);
      ApiGatewayCall.post("/return/{state}")
          .path("state", CARD)
          .header("x-card", CARD)
          .bearer(CARD)
          .json("{\"card\":\"" + CARD + "\"}")
          .to((in, out, context) -> edge.serve(in, out, context, JsonLinesTest::quotes));
      output = captured.text();
    }

    assertThat(output)
        .contains(
            "the request failed unexpectedly", "NumberFormatException", "POST /return/{state}")
        .doesNotContain(CARD)
        .doesNotContain("4242 4242");
  }

  @Test
  void dropsTheMessagesOfExceptionsThatAnyoneLogs() {
    Logger anyone = LoggerFactory.getLogger("somebody.else");

    JsonObject line = only(() -> anyone.warn("odd", new IllegalArgumentException(CARD)));

    assertThat(line.text("error")).contains("java.lang.IllegalArgumentException");
  }

  @Test
  void keepsTheSdkQuietWhateverTheLevel() {
    Logger sdk = LoggerFactory.getLogger("software.amazon.awssdk.request");

    assertThat(lines(() -> sdk.info("Sending Request: {}", CARD))).isEmpty();
  }

  private static HttpResponse quotes(HttpRequest request) {
    throw new NumberFormatException(new String(request.body().bytes(), StandardCharsets.UTF_8));
  }

  private static List<Boolean> coldStarts(JsonInvocationLog log) {
    return lines(
            () -> {
              for (int i = 0; i < 2; i++) {
                log.started(new FixedContext());
                log.swept(0, 0);
                log.finished();
              }
            })
        .stream()
        .map(line -> line.bool("cold_start").orElseThrow())
        .toList();
  }

  private static JsonObject only(Runnable action) {
    List<JsonObject> lines = lines(action);
    assertThat(lines).hasSize(1);
    return lines.getFirst();
  }

  private static List<JsonObject> lines(Runnable action) {
    try (CapturedOutput captured = new CapturedOutput()) {
      action.run();
      assertThat(captured.text()).doesNotContain(CARD);
      return captured.text().lines().map(JsonLinesTest::json).toList();
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
