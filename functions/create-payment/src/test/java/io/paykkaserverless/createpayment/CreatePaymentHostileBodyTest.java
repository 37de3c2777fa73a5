package io.paykkaserverless.createpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.HostileBodies;
import io.paykkaserverless.aws.http.SampleEvent;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /payments} with bodies that nobody thought of. */
class CreatePaymentHostileBodyTest {

  private CreatePaymentBench bench = new CreatePaymentBench();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create-payment",
        "create-payment-full",
        "create-stored-card-payment",
        "create-recurring-payment"
      })
  void areRefusedHelpfullyOrAccepted(String name) throws IOException {
    HostileBodies.of(SampleEvent.of(name).body()).forEach(body -> check(name, body));
  }

  private void check(String name, String body) throws IOException {
    Answer answer =
        SampleEvent.of(name)
            .with("API_KEY", bench.apiKeys.key())
            .body(body)
            .toHostile(bench.handler);

    assertThat(bench.core.paykka.initiations()).isEmpty();
    if (answer.status() < 400) {
      assertThat(bench.created()).hasSize(1);
      bench = new CreatePaymentBench();
    } else {
      new Canary(bench.apiKeys.key()).assertAbsent("the refusal", answer.text());
      assertThat(bench.created()).isEmpty();
    }
  }
}
