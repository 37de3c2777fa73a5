package io.paykkaserverless.runner.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.operator.RunningSystem;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The local system's facts are those that CloudFormation would tell of it. */
final class LocalFactsTest {

  private static final Path TEMPLATE = Path.of("../../template.yaml");

  private final DeployedStack stack =
      DeployedStack.local(
          new RunningSystem(
              URI.create("http://127.0.0.1:8001"),
              "key",
              new RunningSystem.Services(
                  URI.create("http://127.0.0.1:8002"),
                  URI.create("http://127.0.0.1:8003"),
                  URI.create("http://127.0.0.1:8004")),
              Map.of(
                  "PaykkaMerchantId", "18356675194960",
                  "PaykkaAppId", "978594372956732",
                  "PaykkaPublicKeys", "key",
                  "ShopOrigins", "http://127.0.0.1:8000",
                  "PublicBaseUrl", "http://127.0.0.1:8001")),
          TEMPLATE);

  @Test
  void namesEachResourceAsItsServiceDoes() {
    assertThat(stack.local()).isTrue();
    assertThat(stack.physicalId("PaymentsTable")).contains("PaymentsTable");
    assertThat(stack.physicalId("NotificationDeadLetterQueue"))
        .contains("http://127.0.0.1:8003/000000000000/NotificationDeadLetterQueue");
    assertThat(stack.physicalId("PaykkaSigningKey"))
        .contains("arn:aws:secretsmanager:eu-west-1:000000000000:secret:PaykkaSigningKey");
  }

  @Test
  void hasTheOutputsThatSayWhereItIsReached() {
    assertThat(stack.output("ApiUrl")).contains("http://127.0.0.1:8001");
    assertThat(stack.output("WebhookUrl")).contains("http://127.0.0.1:8001/webhooks/paykka");
    assertThat(stack.parameter("PaykkaMerchantId")).contains("18356675194960");
  }
}
