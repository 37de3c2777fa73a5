package io.paykkaserverless.confirmpayment;

import static java.nio.charset.StandardCharsets.US_ASCII;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfirmPaymentCanaryTest {

  private final ConfirmPaymentBench bench = new ConfirmPaymentBench();
  private final ConfirmPaymentHandler handler =
      bench.handler(new JsonInvocationLog(Map.of()), Optional.empty());
  private final Canary canary =
      new Canary(
              "ENCRYPTED_CARD_NO",
              "ENCRYPTED_EXP_YEAR",
              "ENCRYPTED_EXP_MONTH",
              "ENCRYPTED_CVV",
              "Sam Shopper",
              "APPLE_PAY_TOKEN",
              "GOOGLE_PAY_TOKEN",
              bench.apiKeys.key(),
              bench.token(Payments.ID))
          .andKey(bench.core.keys.firstKey());

  private final CanaryRun run = new CanaryRun(canary, handler, bench.core);

  @ParameterizedTest
  @EnumSource(Mood.class)
  void letsNothingOfTheCardOutWhateverPaykkaDoes(Mood mood) throws IOException {
    bench.core.paykka.mood(mood);
    for (String way : List.of("confirm-apple-pay", "confirm-google-pay", "confirm-payment")) {
      assertThat(run.outputOf(List.of(bench.sample(way), bench.sample(way).asForm())))
          .contains("POST /payments/{id}/confirm");
      bench.core.begin(Payments.created());
    }

    assertThat(run.outputOf(List.of(bench.sampleOfTheMerchant()))).contains("answered");
  }

  @Test
  void letsNothingOutOfACarelessRequest() throws IOException {
    assertThat(run.outputOf(careless()))
        .contains("invalid-request", "malformed-body", "unauthorized");
  }

  @Test
  void letsNothingOutWhenSomethingFails() throws IOException {
    bench.core.paykka.beforeAnswering(
        () -> {
          throw new NumberFormatException("For input string: " + bench.sample().body());
        });

    assertThat(run.outputOf(List.of(bench.sample()))).contains("NumberFormatException");
    bench.core.store.breakDown();
    assertThat(run.outputOf(List.of(bench.sample()))).contains("StoreUnavailable");
  }

  /** Requests of somebody who puts a card wherever one fits. */
  private List<SampleEvent> careless() {
    SampleEvent sample = bench.sample();
    return List.of(
        sample.inBody("\"card\":{", "\"card\":{\"card_no\":\"" + Canary.CARD + "\","),
        sample.inBody("\"card\":{", "\"card\":{\"" + Canary.CARD + "\":1,"),
        sample.inBody("\"card\":{", "\"card\":{\"" + Canary.SPACED_CARD + "\":1,"),
        sample.inBody("BANKCARD", Canary.CARD),
        sample.inBody("\"ENCRYPTED_CVV\"", Canary.CARD),
        sample.inBody("en-GB", Canary.CARD.repeat(3)),
        sample.inBody("\"browser\":{", "\"browser\":\"" + Canary.CARD + "\",\"x\":{"),
        sample.inBody("{\"payment_method\"", "{" + Canary.CARD + "\"payment_method\""),
        sample.inBody("Sam Shopper", Canary.SPACED_CARD),
        bench.sample("confirm-stored-card").inBody("TK0000000000000001", Canary.CARD),
        bench.sample("confirm-google-pay").inBody("GOOGLE_PAY_TOKEN", Canary.CARD),
        bench.sample("confirm-apple-pay").inBody("APPLE_PAY_TOKEN", Canary.SPACED_CARD),
        bench.sample("confirm-apple-pay").inBody("APPLE_PAY\"", "APPLE_PAY_TOKEN\""),
        bench.sample("confirm-apple-pay").inBody("token_data", "token"),
        bench.sample("confirm-apple-pay").inBody("APPLE_PAY", "BANKCARD"),
        bench.sample("apple-pay-session").inBody("shop.example", Canary.CARD),
        bench.sample("apple-pay-session").inBody("domain_name", Canary.CARD),
        sample.inBody("BANKCARD", Canary.CARD).asForm(),
        sample.bearer(Canary.CARD).asForm(),
        sample.asForm().bearer(Canary.CARD),
        sample.asForm().body(("request=" + Canary.CARD).getBytes(US_ASCII)),
        sample.asForm().body((Canary.CARD + "=%" + Canary.CARD).getBytes(US_ASCII)),
        sample.bearer(Canary.CARD),
        sample.header("content-type", Canary.CARD),
        sample.body(Canary.SPACED_CARD));
  }
}
