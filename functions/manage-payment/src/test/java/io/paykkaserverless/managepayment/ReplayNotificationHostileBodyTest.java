package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.HostileBodies;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code POST /notifications/{notification}/replay} with bodies that nobody thought of. */
class ReplayNotificationHostileBodyTest {

  private ManageBench bench = delivered();

  @Test
  void areRefusedHelpfullyOrAccepted() throws IOException {
    HostileBodies.of(bench.replay().body()).forEach(this::check);
  }

  private void check(String body) throws IOException {
    Answer answer = bench.replay().body(body).toHostile(bench.handler);

    if (answer.status() < 400) {
      bench = delivered();
    } else {
      new Canary(bench.apiKeys.key()).assertAbsent("the refusal", answer.text());
      assertThat(bench.core.queue.taken()).isEmpty();
      assertThat(bench.core.payment().history()).hasSize(2);
    }
  }

  private static ManageBench delivered() {
    ManageBench bench = new ManageBench();
    bench.core.confirm();
    bench.deliver();
    return bench;
  }
}
