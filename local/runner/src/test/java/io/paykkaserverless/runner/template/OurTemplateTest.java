package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The template that is deployed, as the local system understands it. */
final class OurTemplateTest {

  private final Template template =
      Template.read(
          Path.of("../../template.yaml"),
          Map.of(
              "PaykkaMerchantId", "m1",
              "PaykkaAppId", "a1",
              "PaykkaPublicKeys", "k1",
              "ShopOrigins", "https://a.example,https://b.example",
              "NotificationUrl", "https://shop.example/hook"),
          new LocalAddresses("http://127.0.0.1:9324"));

  @Test
  void hasOneFunctionPerDeployable() {
    assertThat(template.functions())
        .extracting(FunctionDefinition::name)
        .containsExactly(
            "create-payment",
            "confirm-payment",
            "return-from-3ds",
            "receive-webhook",
            "manage-payment",
            "deliver-notification");
  }

  @Test
  void hasEveryRoute() {
    assertThat(template.routes())
        .extracting(route -> route.method() + " " + route.path() + " " + route.function())
        .containsExactlyInAnyOrder(
            "POST /payments CreatePaymentFunction",
            "POST /payments/{id}/confirm ConfirmPaymentFunction",
            "GET /payments/{id} ManagePaymentFunction",
            "GET /return/{state} ReturnFrom3dsFunction",
            "POST /return/{state} ReturnFrom3dsFunction",
            "POST /webhooks/paykka ReceiveWebhookFunction");
  }

  @Test
  void letsOnlyTheShopsPagesCallTheApi() {
    assertThat(template.cors().map(CorsDefinition::origins))
        .contains(List.of("https://a.example", "https://b.example"));
  }

  @Test
  void readsTheQueuesAndWhoIsFedFromThem() {
    assertThat(template.queueSources())
        .containsExactly(
            new QueueSource("NotificationQueue", "DeliverNotificationFunction", 5, true));
    assertThat(template.queues())
        .extracting(QueueDefinition::id)
        .containsExactly("NotificationDeadLetterQueue", "NotificationQueue");
  }

  @Test
  void hidesAMessageSixTimesAsLongAsItsFunctionMayRun() {
    Duration timeout =
        template.functions().stream()
            .filter(function -> function.id().equals("DeliverNotificationFunction"))
            .findFirst()
            .orElseThrow()
            .timeout();

    assertThat(template.queues().getLast().visibilitySeconds())
        .isGreaterThanOrEqualTo((int) timeout.multipliedBy(6).toSeconds());
  }

  @Test
  void readsTheTable() {
    assertThat(template.tables())
        .containsExactly(
            new TableDefinition(
                "PaymentsTable",
                Map.of("pk", "S", "sk", "S", "due_shard", "S", "due_at", "N"),
                new TableDefinition.Key("pk", Optional.of("sk")),
                List.of(
                    new TableDefinition.Index(
                        "due",
                        new TableDefinition.Key("due_shard", Optional.of("due_at")),
                        "KEYS_ONLY")),
                Optional.of("ttl")));
  }

  @Test
  void hasFourSecrets() {
    assertThat(template.secrets())
        .containsExactlyInAnyOrder("PaykkaSigningKey", "TokenKeys", "ApiKeys", "NotificationKeys");
  }

  @Test
  void givesNoFunctionAVariableWithoutValue() {
    assertThat(template.functions())
        .allSatisfy(
            function -> assertThat(function.environment().values()).noneMatch(String::isBlank));
  }
}
