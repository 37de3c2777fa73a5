package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.template.Expression.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The template that is deployed, as the local system understands it. */
final class OurTemplateTest {

  private static final Path FUNCTIONS = OurTemplate.ROOT.resolve("functions");

  private final Template template = OurTemplate.withEverythingOn();

  @Test
  void hasOneFunctionPerDeployable() throws IOException {
    try (Stream<Path> modules = Files.list(FUNCTIONS)) {
      assertThat(template.functions())
          .extracting(FunctionDefinition::name)
          .containsExactlyInAnyOrderElementsOf(
              modules
                  .filter(OurTemplateTest::isDeployable)
                  .map(module -> module.getFileName().toString())
                  .toList());
    }
  }

  @Test
  void namesJarsAndHandlersThatTheBuildMakes() {
    assertThat(template.functions())
        .allSatisfy(
            function -> {
              String name = function.name();
              assertThat(function.jar()).endsWithRaw(Path.of(name, "target", name + ".jar"));
              assertThat(
                      FUNCTIONS.resolve(
                          name
                              + "/src/main/java/"
                              + function.handler().replace('.', '/')
                              + ".java"))
                  .exists();
            });
  }

  /**
   * SAM takes a function in the place of AllowOrigins for the whole configuration and drops the
   * rest; it leaves one that gives the whole configuration as it is.
   */
  @Test
  void namesItsCorsConfigurationInAWayThatSamDoesNotDrop() {
    Expression resources = field(OurTemplate.yaml(), "Resources");
    Expression properties = field(field(resources, "HttpApi"), "Properties");

    assertThat(field(properties, "CorsConfiguration")).isInstanceOf(Expression.Call.class);
    assertThat(template.cors())
        .hasValueSatisfying(
            cors -> {
              assertThat(cors.origins()).containsExactly("https://a.example", "https://b.example");
              assertThat(cors.headers()).containsExactly("authorization", "content-type");
            });
  }

  /** CloudWatch counts 26 bytes beside each line. */
  @Test
  void aLineOfTheAccessLogIsAsLongAsTheCostsAssume() throws Exception {
    Map<String, String> usual =
        Map.of(
            "requestId", "JKJaXmPLvHcESHA=",
            "routeKey", "POST /payments/{id}/confirm",
            "status", "200",
            "identity.sourceIp", "203.0.113.178",
            "responseLength", "870",
            "responseLatency", "845",
            "integrationLatency", "842",
            "integrationErrorMessage", "-");
    String line = accessLogFormat();
    for (Map.Entry<String, String> value : usual.entrySet()) {
      line = line.replace("$context." + value.getKey() + "\"", value.getValue() + "\"");
    }

    assertThat(line).doesNotContain("$context");
    assertThat((long) line.length() + 26).isCloseTo(accessLogBytesAssumed(), within(5L));
  }

  private static String accessLogFormat() {
    Expression api = field(field(OurTemplate.yaml(), "Resources"), "HttpApi");
    Expression settings = field(field(api, "Properties"), "AccessLogSettings");
    return field(settings, "Format") instanceof Expression.Text(String format) ? format : "";
  }

  private static long accessLogBytesAssumed() throws IOException, MalformedJson {
    return JsonReader.readObject(Files.readAllBytes(Path.of("../../infra/prices.json")))
        .object("assumptions")
        .flatMap(it -> it.integer("access_log_bytes_per_request"))
        .orElseThrow();
  }

  /** Otherwise a new value of a parameter would be deployed and nobody would see it: ADR 34. */
  @Test
  void publishesFunctionsAnewWithEachRelease() {
    Expression globals = field(field(OurTemplate.yaml(), "Globals"), "Function");
    assertThat(field(globals, "AutoPublishAlias")).isEqualTo(new Expression.Text("live"));
    assertThat(field(globals, "AutoPublishAliasAllProperties"))
        .isEqualTo(new Expression.Text("true"));

    Expression resources = field(OurTemplate.yaml(), "Resources");
    assertThat(template.functions())
        .allSatisfy(
            function -> {
              Expression properties = field(field(resources, function.id()), "Properties");
              assertThat(field(properties, "VersionDescription"))
                  .isEqualTo(new Expression.Call("Ref", new Expression.Text("Release")));
              assertThat(field(properties, "Description").toString()).contains("${Release}");
            });
  }

  @Test
  void handlesPlainCardNumbersOnlyWhereItIsTurnedOn() {
    assertThat(OurTemplate.asShipped().functions())
        .extracting(FunctionDefinition::name)
        .isNotEmpty()
        .doesNotContain("confirm-plain-card");
  }

  @Test
  void givesWhatRunsOnAScheduleTimeToEndBeforeTheNextRun() {
    assertThat(template.schedules())
        .allSatisfy(
            schedule ->
                assertThat(schedule.rate()).isGreaterThan(function(schedule.function()).timeout()));
  }

  @Test
  void letsNothingElseCallWhatRunsOnASchedule() {
    assertThat(template.schedules())
        .extracting(ScheduleDefinition::function)
        .doesNotContainAnyElementsOf(
            Stream.concat(
                    template.routes().stream().map(RouteDefinition::function),
                    template.queueSources().stream().map(QueueSource::function))
                .toList());
  }

  @Test
  void hasEveryRoute() {
    assertThat(template.routes())
        .extracting(route -> route.method() + " " + route.path() + " " + route.function())
        .containsExactlyInAnyOrder(
            "POST /payments CreatePaymentFunction",
            "POST /payments/{id}/confirm ConfirmPaymentFunction",
            "POST /payments/{id}/apple-pay-session ConfirmPaymentFunction",
            "GET /payment-methods ConfirmPaymentFunction",
            "POST /payments/{id}/confirm-card ConfirmPlainCardFunction",
            "GET /payments/{id} ManagePaymentFunction",
            "POST /payments/{id}/recheck ManagePaymentFunction",
            "POST /payments/{id}/capture ManagePaymentFunction",
            "POST /payments/{id}/void ManagePaymentFunction",
            "POST /payments/{id}/refunds ManagePaymentFunction",
            "GET /payments/{id}/operations/{operation} ManagePaymentFunction",
            "GET /agreements/{id} ManagePaymentFunction",
            "POST /agreements/{id}/charges ManagePaymentFunction",
            "POST /agreements/{id}/pause ManagePaymentFunction",
            "POST /agreements/{id}/resume ManagePaymentFunction",
            "DELETE /agreements/{id} ManagePaymentFunction",
            "DELETE /tokens/{token} ManagePaymentFunction",
            "GET /parked-events ManagePaymentFunction",
            "GET /notifications ManagePaymentFunction",
            "POST /notifications/{notification}/replay ManagePaymentFunction",
            "GET /notification-endpoints ManagePaymentFunction",
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
            new QueueSource("NotificationQueue", "DeliverNotificationFunction", 10, true),
            new QueueSource("NotificationRetryQueue", "DeliverNotificationFunction", 10, true));
    assertThat(template.queues())
        .extracting(QueueDefinition::id)
        .containsExactly(
            "NotificationDeadLetterQueue", "NotificationQueue", "NotificationRetryQueue");
  }

  @Test
  void readsTheTable() {
    assertThat(template.tables())
        .containsExactly(
            new TableDefinition(
                "PaymentsTable",
                Map.of(
                    "pk",
                    "S",
                    "sk",
                    "S",
                    "due_shard",
                    "S",
                    "due_at",
                    "N",
                    "parked",
                    "S",
                    "parked_at",
                    "N",
                    "undelivered",
                    "S",
                    "announced_at",
                    "N",
                    "unresolved",
                    "S",
                    "unresolved_at",
                    "N"),
                new TableDefinition.Key("pk", Optional.of("sk")),
                List.of(
                    new TableDefinition.Index(
                        "due",
                        new TableDefinition.Key("due_shard", Optional.of("due_at")),
                        "KEYS_ONLY"),
                    new TableDefinition.Index(
                        "parked",
                        new TableDefinition.Key("parked", Optional.of("parked_at")),
                        "ALL"),
                    new TableDefinition.Index(
                        "undelivered",
                        new TableDefinition.Key("undelivered", Optional.of("announced_at")),
                        "ALL"),
                    new TableDefinition.Index(
                        "unresolved",
                        new TableDefinition.Key("unresolved", Optional.of("unresolved_at")),
                        "KEYS_ONLY")),
                Optional.of("ttl")));
  }

  @Test
  void hasFourSecrets() {
    assertThat(template.secrets())
        .containsExactlyInAnyOrder(
            "PaykkaSigningKey", "TokenKeys", "ApiKeys", "NotificationEndpoints");
  }

  @Test
  void givesNoFunctionAVariableWithoutValue() {
    assertThat(template.functions())
        .allSatisfy(
            function -> assertThat(function.environment().values()).noneMatch(String::isBlank));
  }

  private FunctionDefinition function(String id) {
    return template.functions().stream()
        .filter(function -> function.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** What is shaded into a jar of its own. */
  private static boolean isDeployable(Path module) {
    Path pom = module.resolve("pom.xml");
    try {
      return Files.exists(pom) && Files.readString(pom).contains("maven-shade-plugin");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Expression field(Expression within, String name) {
    return Objects.requireNonNull(((Mapping) within).fields().get(name), name);
  }
}
