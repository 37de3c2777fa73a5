package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.core.notification.EndpointHealth;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code GET /notification-endpoints}. */
class ListNotificationEndpointsTest {

  private final ManageBench bench = new ManageBench();

  @Test
  void showsWhichAreFailingSinceWhen() throws IOException {
    bench.core.health.escalate(new EndpointHealth(FakeEndpoints.SHOP, Payments.NOW, 50));
    bench.core.health.escalate(
        new EndpointHealth(FakeEndpoints.LEDGER, Payments.NOW.plusSeconds(1), 100));
    Answer answer = bench.listNotificationEndpoints().to(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"failing":[{"endpoint":"ledger","failing_since":"2026-11-23T10:15:31.123Z",\
            "percent_of_schedule":100},\
            {"endpoint":"shop","failing_since":"2026-11-23T10:15:30.123Z",\
            "percent_of_schedule":50}]}\
            """);
  }

  @Test
  void isEmptyWhereAllIsWell() throws IOException {
    assertThat(bench.listNotificationEndpoints().to(bench.handler).body())
        .isEqualTo("{\"failing\":[]}");
  }

  @Test
  void isForTheMerchantsServerAlone() throws IOException {
    bench.core.health.escalate(new EndpointHealth(FakeEndpoints.SHOP, Payments.NOW, 50));

    for (String token : List.of(bench.clientToken(), TestApiKeys.randomKey())) {
      Answer answer = bench.listNotificationEndpoints().bearer(token).to(bench.handler);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body()).doesNotContain("shop");
    }
  }

  @Test
  void asksToComeBackWhenNothingCanBeRead() throws IOException {
    bench.core.health.breakDown();

    assertThat(bench.listNotificationEndpoints().to(bench.handler).status()).isEqualTo(503);
  }
}
