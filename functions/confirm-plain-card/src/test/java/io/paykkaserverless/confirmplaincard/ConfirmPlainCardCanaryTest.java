package io.paykkaserverless.confirmplaincard;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.canary.CanaryRun;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.telemetry.JsonInvocationLog;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Card number, security code, expiry date and cryptogram on every way out. */
class ConfirmPlainCardCanaryTest {

  private static final String CRYPTOGRAM = "Q1JZUFRPR1JBTQ==";

  private final ConfirmPlainCardBench bench = new ConfirmPlainCardBench();
  private final ConfirmPlainCardHandler handler =
      bench.handlerThatLogs(new JsonInvocationLog(Map.of()));
  private final Canary canary =
      new Canary(
              "\"123\"",
              "\"1234\"",
              "\"07\"",
              "\"2031\"",
              "Sam Shopper",
              CRYPTOGRAM,
              "378282246310005",
              "4242424242424241",
              bench.apiKeys.key(),
              bench.token())
          .andKey(bench.core.keys.firstKey());

  private final CanaryRun run = new CanaryRun(canary, handler, bench.core);

  @ParameterizedTest
  @EnumSource(Mood.class)
  void letsNothingOfTheCardOutWhateverPaykkaDoes(Mood mood) throws IOException {
    bench.core.paykka.mood(mood);
    for (SampleEvent event : List.of(bench.card(), bench.applePay(), bench.googlePay())) {
      bench.core.begin(Payments.created());
      assertThat(run.outputOf(List.of(event))).contains("POST /payments/{id}/confirm-card");
    }
  }

  @Test
  void letsNothingOutOfACarelessRequest() throws IOException {
    assertThat(run.outputOf(careless()))
        .contains("invalid-request", "malformed-body", "unauthorized", "merchant-only");
  }

  @Test
  void letsNothingOutWhenSomethingFails() throws IOException {
    bench.core.paykka.beforeAnswering(
        () -> {
          throw new NumberFormatException("For input string: " + bench.card().body());
        });

    assertThat(run.outputOf(List.of(bench.card()))).contains("NumberFormatException");
    bench.core.store.breakDown();
    assertThat(run.outputOf(List.of(bench.applePay()))).contains("StoreUnavailable");
  }

  /** Requests that are wrong in one place each, with the card in all of them. */
  private List<SampleEvent> careless() {
    SampleEvent card = bench.card();
    return List.of(
        card.inBody("4242424242424242", "4242424242424241"),
        card.inBody("4242424242424242", "378282246310005"),
        card.inBody("4242424242424242", Canary.SPACED_CARD),
        card.inBody("\"4242424242424242\"", Canary.CARD),
        card.inBody("\"123\"", "\"1234\""),
        card.inBody("\"123\"", "123"),
        card.inBody("\"123\"", "\"" + Canary.CARD + "\""),
        card.inBody("2031", "2025"),
        card.inBody("2031", Canary.CARD),
        card.inBody("Sam Shopper", Canary.CARD),
        card.inBody("BANKCARD", Canary.CARD),
        card.inBody("BANKCARD", "GOOGLE_PAY"),
        card.inBody("\"card\":{", "\"" + Canary.CARD + "\":{"),
        card.inBody("\"card\":{", "\"card\":{\"" + Canary.CARD + "\":1,"),
        card.inBody("\"browser\":{", "\"browser\":\"" + Canary.CARD + "\",\"x\":{"),
        card.inBody("en-GB", Canary.CARD.repeat(3)),
        card.inBody("{\"payment_method\"", "{" + Canary.CARD + "\"payment_method\""),
        card.bearer(Canary.CARD),
        card.header("content-type", Canary.CARD),
        card.body(Canary.SPACED_CARD),
        bench.applePay().bearer(bench.token()),
        bench.applePay().inBody("\"eci\":\"07\"", "\"eci\":\"" + Canary.CARD + "\""),
        bench.applePay().inBody("CRYPTOGRAM_3DS", Canary.CARD),
        bench.applePay().inBody(CRYPTOGRAM, CRYPTOGRAM + "!"));
  }
}
