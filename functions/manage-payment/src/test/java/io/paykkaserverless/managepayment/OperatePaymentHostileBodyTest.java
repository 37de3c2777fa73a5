package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.HostileBodies;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes that move money, with bodies that nobody thought of. */
class OperatePaymentHostileBodyTest {

  private ManageBench bench = started();

  @ParameterizedTest
  @ValueSource(strings = {"capture-payment", "void-payment", "refund-payment"})
  void areRefusedHelpfullyOrAccepted(String sample) throws IOException {
    HostileBodies.of(bench.payment(sample).body()).forEach(body -> check(sample, body));
  }

  private void check(String sample, String body) throws IOException {
    Answer answer = bench.payment(sample).body(body).toHostile(bench.handler);

    if (answer.status() < 400) {
      bench = started();
    } else {
      new Canary(bench.apiKeys.key()).assertAbsent("the refusal", answer.text());
      assertThat(bench.core.payment().books().operations()).isEmpty();
      assertThat(bench.core.operations.requests()).isZero();
    }
  }

  private static ManageBench started() {
    ManageBench bench = new ManageBench();
    bench.authorize();
    return bench;
  }
}
