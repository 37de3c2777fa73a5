package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.HostileBodies;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code POST /agreements/{id}/charges} with bodies that nobody thought of. */
class ChargeAgreementHostileBodyTest {

  private ManageBench bench = started();

  @Test
  void areRefusedHelpfullyOrAccepted() throws IOException {
    HostileBodies.of(bench.charge().body()).forEach(this::check);
  }

  private void check(String body) throws IOException {
    Answer answer = bench.charge().body(body).toHostile(bench.handler);

    if (answer.status() < 400) {
      bench = started();
    } else {
      new Canary(bench.apiKeys.key()).assertAbsent("the refusal", answer.text());
      assertThat(bench.core.store.all()).containsExactly(Payments.created());
      assertThat(bench.core.paykka.initiations()).isEmpty();
    }
  }

  private static ManageBench started() {
    ManageBench bench = new ManageBench();
    bench.begin(Agreements.monthly());
    return bench;
  }
}
