package io.paykkaserverless.confirmpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.HostileBodies;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page sends to pay, with bodies that nobody thought of. */
class ConfirmPaymentHostileBodyTest {

  private static final Canary CANARY =
      new Canary(
          "ENCRYPTED_CARD_NO",
          "ENCRYPTED_EXP_YEAR",
          "ENCRYPTED_EXP_MONTH",
          "ENCRYPTED_CVV",
          "Sam Shopper",
          "APPLE_PAY_TOKEN",
          "GOOGLE_PAY_TOKEN");

  private ConfirmPaymentBench bench = new ConfirmPaymentBench();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "confirm-payment",
        "confirm-stored-card",
        "confirm-apple-pay",
        "confirm-google-pay",
        "apple-pay-session"
      })
  void areRefusedHelpfullyOrAccepted(String name) throws IOException {
    HostileBodies.of(SampleEvent.of(name).body()).forEach(body -> check(name, body));
  }

  private void check(String name, String body) throws IOException {
    Answer answer = bench.sample(name).body(body).toHostile(bench.handler);

    CANARY.assertAbsent("the answer", answer.text());
    if (answer.status() < 400) {
      bench = new ConfirmPaymentBench();
    } else {
      assertThat(bench.core.store.all()).containsExactly(Payments.created());
      assertThat(bench.core.counters.counts()).isEmpty();
      assertThat(bench.core.paykka.initiations()).isEmpty();
      assertThat(bench.core.paykka.sessions()).isEmpty();
    }
  }
}
