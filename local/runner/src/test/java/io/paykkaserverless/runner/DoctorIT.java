package io.paykkaserverless.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The local system as it starts is healthy; what is broken in it is named. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DoctorIT {

  private static final Path PROJECT = Path.of("../..");

  /** A project's folder of its own, so that another system that runs is not taken for this one. */
  @TempDir static Path root;

  private static LocalSystem system;

  @BeforeAll
  static void start() throws IOException {
    Files.copy(PROJECT.resolve("template.yaml"), root.resolve("template.yaml"));
    system = LocalSystem.start(LocalOptions.in(PROJECT));
    system.description().announce(root);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  @Order(1)
  void findsNothingWrongWithAFreshSystem() {
    Said said = doctor();

    assertThat(said.status()).as(said.text()).isZero();
    assertThat(said.text())
        .startsWith("Looked at the local system at " + system.apiUrl() + ".")
        .contains(
            "RSA, 2048 bits; PayKKa's back office must have the public key with SHA-256 ",
            "active, with its key, 4 indexes and its TTL as in the template",
            "answers, and refuses what PayKKa did not sign",
            "GET /payment-methods answers",
            "GET /notification-endpoints answers",
            "not checked here: they run from their jars",
            "not checked here: the local system reads its queues itself",
            "not checked here: nothing watches the local system")
        .doesNotContain("WARNING", system.apiKey());
  }

  @Test
  @Order(2)
  void namesEachThingThatIsBroken() {
    system.secrets().put("PaykkaSigningKey", "");
    system.secrets().put("TokenKeys", "{\"current\":\"c2hvcnQ=\"}");
    system.secrets().put("ApiKeys", "{\"shop\":[\"another_key_of_some_length\"]}");
    system.secrets().put("NotificationEndpoints", "{\"shop\":{\"current\":\"whsec_c2hvcnQ=\"}}");
    try (SqsClient queues = system.queues().client()) {
      queues.sendMessage(
          send ->
              send.queueUrl(system.queues().queueUrl("NotificationDeadLetterQueue"))
                  .messageBody("{}"));
      queues.deleteQueue(
          delete -> delete.queueUrl(system.queues().queueUrl("NotificationRetryQueue")));
    }
    try (DynamoDbClient table = system.database().client()) {
      table.updateTimeToLive(
          update ->
              update
                  .tableName("PaymentsTable")
                  .timeToLiveSpecification(ttl -> ttl.attributeName("ttl").enabled(false)));
    }

    Said said = doctor();

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.text())
        .containsPattern("PROBLEM +signing key +has no value yet")
        .contains(
            "to do: stop ./paykka local and start it again: it makes a value for every secret")
        .containsPattern("PROBLEM +token keys +is not of its form")
        .containsPattern("PROBLEM +API keys +the key that was given is not among them")
        .containsPattern("PROBLEM +endpoints +is not of its form, .*endpoint shop: ")
        .containsPattern("PROBLEM +notification-dead-letter-queue +1 message could not be handled")
        .contains("aws sqs start-message-move-task --source-arn arn:aws:sqs:")
        .containsPattern("PROBLEM +notification-retry-queue +there is no such queue")
        .containsPattern("PROBLEM +table +TTL by ttl is off")
        .containsPattern("OK +webhook +answers")
        .doesNotContain("another_key_of_some_length", "c2hvcnQ", system.apiKey());
  }

  @Test
  @Order(3)
  void saysThatNobodyAnswers() {
    system.close();

    Said said = doctor();

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.text())
        .containsPattern("PROBLEM +API +GET /payment-methods: nothing listens at 127.0.0.1:")
        .containsPattern("PROBLEM +webhook +PayKKa cannot reach it: nothing listens at 127.0.0.1:")
        .containsPattern("PROBLEM +table +cannot be looked at: ")
        .containsPattern("NOT CHECKED +clock +not checked: nothing listens");
  }

  private static Said doctor() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, UTF_8);
    int status = new Main(out, out, root, Map.of()).run(List.of("doctor"));
    return new Said(status, printed.toString(UTF_8));
  }

  private record Said(int status, String text) {}
}
