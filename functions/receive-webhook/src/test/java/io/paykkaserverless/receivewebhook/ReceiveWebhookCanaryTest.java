package io.paykkaserverless.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.telemetry.CapturedOutput;
import io.paykkaserverless.aws.telemetry.JsonInvocationLog;
import io.paykkaserverless.core.parked.EventBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiveWebhookCanaryTest {

  private final WebhookBench bench = new WebhookBench();
  private final ReceiveWebhookHandler handler =
      bench.handlerThatLogs(new JsonInvocationLog(Map.of()));
  private final Canary canary =
      new Canary("ciphertext-number", "ciphertext-cvv").andKey(bench.core.keys.firstKey());

  @Test
  void letsNoCardOutWhateverIsSent() throws IOException {
    String output;
    try (CapturedOutput captured = new CapturedOutput()) {
      for (SampleEvent event : careless()) {
        canary.assertAbsent("an answer", bench.signed(event).toHostile(handler).text());
        canary.assertAbsent("the answer to a stranger", event.to(handler).text());
      }
      output = captured.text();
    }

    assertThat(output).contains("POST /webhooks/paykka", "webhook-signature");
    canary.assertAbsent("the log", output);
    canary.assertAbsent("a signal", bench.core.signals.subjects().toString());
    canary.assertAbsent("the store", bench.core.store.all().toString());
    assertThat(bench.core.parked.all())
        .isNotEmpty()
        .allSatisfy(
            event -> {
              canary.assertAbsent("a parked event", event.toString());
              canary.assertAbsent("a parked body", text(event.body()));
            });
  }

  @Test
  void letsNoSignatureOut() throws IOException {
    SampleEvent event = bench.signed(bench.success());
    String output;
    try (CapturedOutput captured = new CapturedOutput()) {
      event.to(handler);
      output = captured.text();
    }

    assertThat(output).contains("\"status\":200").doesNotContain("4326048250346354435");
  }

  /** Webhooks with a card wherever PayKKa could put one. */
  private List<SampleEvent> careless() {
    SampleEvent sample = bench.success();
    String card = "\"" + Canary.CARD + "\"";
    return List.of(
        sample.body(Canary.CARD),
        sample.body("{\"card_no\":" + card),
        sample.body("{" + card + ":1}"),
        sample.inBody("PAYMENT.SUCCESS", "PAYMENT." + Canary.SPACED_CARD),
        sample.inBody("\"EUR\"", card),
        sample.inBody("1250", Canary.CARD),
        sample.inBody("\"status\":\"SUCCESS\"", "\"status\":" + card),
        sample.inBody("\"status\":\"SUCCESS\"", "\"status\":\"FAILURE\"").inBody("\"0000\"", card),
        sample.inBody("request success", Canary.SPACED_CARD),
        sample.inBody("{", "{\"card_info\":{\"last4\":" + card + ",\"card_brand\":" + card + "},"),
        sample.header("user-agent", Canary.CARD),
        sample.header("x-card", Canary.SPACED_CARD));
  }

  private static String text(EventBody body) {
    return new String(body.bytes(), StandardCharsets.UTF_8);
  }
}
