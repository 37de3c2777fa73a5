package io.paykkaserverless.createpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.telemetry.CapturedOutput;
import io.paykkaserverless.aws.telemetry.JsonInvocationLog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreatePaymentCanaryTest {

  private final CreatePaymentBench bench = new CreatePaymentBench();
  private final CreatePaymentHandler handler =
      bench.handlerThatLogs(new JsonInvocationLog(Map.of()));
  private final Canary canary = new Canary(bench.apiKeys.key()).andKey(bench.core.keys.firstKey());

  @Test
  void letsNoCardAndNoKeyOut() throws IOException {
    String output;
    try (CapturedOutput captured = new CapturedOutput()) {
      for (SampleEvent event : careless()) {
        canary.assertAbsent("an answer", event.to(handler).text());
      }
      bench.core.store.breakDown();
      canary.assertAbsent("the answer to a fault", bench.sample().to(handler).text());
      output = captured.text();
    }

    canary.assertAbsent("the log", output);
    canary.assertAbsent("a signal", bench.core.signals.subjects().toString());
    assertThat(output).contains("POST /payments", "invalid-request", "StoreUnavailable");
  }

  @Test
  void storesNoCardAndNoKey() throws IOException {
    bench.sample().header("idempotency-key", Canary.CARD).to(bench.handler);

    assertThat(bench.created()).hasSize(1);
    canary.assertAbsent("the store", bench.created().toString());
  }

  @Test
  void printsNobodysNameAndAddress() throws IOException {
    String output;
    try (CapturedOutput captured = new CapturedOutput()) {
      bench.full().to(handler);
      bench.core.store.breakDown();
      bench.full().to(handler);
      output = captured.text();
    }

    assertThat(output + bench.created())
        .contains("StoreUnavailable")
        .doesNotContain("Shopper", "Sample Street", "sam@shop.example", "2079460000", "1990-02-28");
  }

  /** Requests of somebody who puts a card or a key wherever one fits. */
  private List<SampleEvent> careless() {
    SampleEvent sample = bench.sample();
    return List.of(
        sample,
        sample.header("idempotency-key", Canary.SPACED_CARD),
        sample.header("content-type", Canary.CARD),
        sample.header("user-agent", Canary.CARD),
        sample.bearer(Canary.CARD),
        sample.inBody("{", "{\"card_no\":\"" + Canary.CARD + "\","),
        sample.inBody("{", "{\"" + Canary.CARD + "\":1,"),
        sample.inBody("{", "{\"" + Canary.SPACED_CARD + "\":1,"),
        sample.inBody("1250", Canary.CARD),
        sample.inBody("\"EUR\"", "\"" + Canary.CARD + "\""),
        sample.inBody("https://shop.example/result", Canary.SPACED_CARD),
        sample.inBody("https://shop.example/", "https://evil.example/" + Canary.CARD),
        sample.inBody("order-1001", Canary.CARD.repeat(5)),
        bench.full().inBody("Teapot", Canary.CARD.repeat(13)),
        bench.full().inBody("\"first_name\"", "\"" + Canary.CARD + "\""),
        bench.full().inBody("GB", Canary.CARD),
        bench.full().inBody("\"past_transactions\":12", "\"past_transactions\":" + Canary.CARD),
        bench.full().inBody("CARD_ON_FILE", Canary.CARD),
        bench.full().inBody("shopper-7", Canary.CARD.repeat(5)),
        bench.recurring().inBody("P1M", Canary.CARD),
        bench.recurring().inBody("2027-01-01T09:00:00Z", Canary.SPACED_CARD),
        bench.recurring().inBody("[1,3,5]", "[" + Canary.CARD + "]"),
        sample.body(Canary.CARD),
        sample.body("{" + bench.apiKeys.key()));
  }
}
