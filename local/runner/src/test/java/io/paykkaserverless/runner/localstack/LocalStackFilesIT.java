package io.paykkaserverless.runner.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.paykkaserverless.aws.backend.OneEndpoint;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue.JsonString;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.database.LocalDynamoDb;
import io.paykkaserverless.runner.lambda.Initialization;
import io.paykkaserverless.runner.lambda.InvocationResult;
import io.paykkaserverless.runner.lambda.InvocationResult.Answered;
import io.paykkaserverless.runner.lambda.LambdaService;
import io.paykkaserverless.runner.log.LogLines;
import io.paykkaserverless.runner.queue.LocalSqs;
import io.paykkaserverless.runner.secrets.SecretsManagerStub;
import io.paykkaserverless.runner.template.FunctionDefinition;
import io.paykkaserverless.runner.template.LocalAddresses;
import io.paykkaserverless.runner.template.QueueDefinition;
import io.paykkaserverless.runner.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The files for LocalStack and {@code sam local} at work, but for both: the script calls stand-ins
 * behind one address with this machine's AWS CLI, and the shipped functions run with the
 * environment file under AWS's runtime client. Neither LocalStack nor Docker nor SAM has a part.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class LocalStackFilesIT {

  private static final Path EVENTS = LocalTemplate.ROOT.resolve("events");

  private final Template template = LocalTemplate.read();
  private final LocalDynamoDb database = LocalDynamoDb.start(Optional.empty());
  private final LocalSqs queues = LocalSqs.start();
  private final SecretsManagerStub secrets = SecretsManagerStub.start(InstantSource.system());
  private final LogLines log = new LogLines();
  private final OneEndpoint endpoint;

  LocalStackFilesIT() throws IOException {
    endpoint =
        OneEndpoint.before(
            Map.of(
                OneEndpoint.DYNAMODB, database.endpoint(),
                OneEndpoint.SQS, queues.endpoint(),
                OneEndpoint.SECRETS_MANAGER, secrets.endpoint()));
  }

  @BeforeAll
  void runTheScript(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(AwsCli.isHere(), "this machine has no AWS CLI, bash or openssl to run the script");
    String printed =
        new AwsCli(folder, endpoint.uri())
            .run(LocalTemplate.FOLDER.resolve("init/ready.d/10-resources.sh"));

    assertThat(printed).isEqualTo("Table, queues and secrets of template.yaml are there.\n");
  }

  @AfterAll
  void stop() {
    endpoint.close();
    secrets.close();
    queues.close();
    database.close();
  }

  @Test
  void theScriptMakesTheTableAndQueuesThatTheLocalSystemHas() {
    try (LocalDynamoDb other = LocalDynamoDb.start(Optional.empty());
        LocalSqs otherQueues = LocalSqs.start()) {
      other.create(template.tables());
      otherQueues.create(template.queues());

      assertThat(shape(database)).isEqualTo(shape(other)).contains("PaymentsTable", "ttl");
      for (QueueDefinition queue : template.queues()) {
        assertThat(settings(queues, queue.id()))
            .isEqualTo(settings(otherQueues, queue.id()))
            .containsKey(QueueAttributeName.VISIBILITY_TIMEOUT);
      }
    }
  }

  @Test
  void aQueueOfTheEnvironmentIsReachedAlthoughItsAddressIsAws() throws IOException, MalformedJson {
    String url =
        variables("DeliverNotificationFunction").getOrDefault("NOTIFICATION_QUEUE_URL", "");
    try (SqsClient client =
        SqsClient.builder()
            .endpointOverride(endpoint.uri())
            .region(Region.of(LocalAddresses.REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      client.sendMessage(send -> send.queueUrl(url).messageBody("hello"));

      assertThat(client.receiveMessage(receive -> receive.queueUrl(url)).messages())
          .singleElement()
          .satisfies(message -> assertThat(message.body()).isEqualTo("hello"));
    }
  }

  /** What an event's placeholder for a token gets, 401, shows as well that the function started. */
  @ParameterizedTest
  @CsvSource({
    "CreatePaymentFunction, create-payment.json, '\"statusCode\":201'",
    "ManagePaymentFunction, list-notifications.json, '\"statusCode\":200'",
    "ConfirmPaymentFunction, confirm-payment.json, '\"statusCode\":401'",
    "ConfirmPlainCardFunction, confirm-plain-card.json, '\"statusCode\":401'",
    "ReturnFrom3dsFunction, return-from-3ds.json, '\"statusCode\":'",
    "ReceiveWebhookFunction, receive-webhook.json, '\"statusCode\":401'",
    "DeliverNotificationFunction, deliver-notification.json, 'batchItemFailures'",
    "ReconcilePaymentsFunction, reconcile-payments.json, ''"
  })
  void everyFunctionWorksWithItsEnvironment(String function, String event, String answer)
      throws IOException, MalformedJson {
    InvocationResult result = invoke(function, event);

    assertThat(result)
        .as(() -> log.all().toString())
        .isInstanceOfSatisfying(
            Answered.class,
            answered ->
                assertThat(new String(answered.payload(), StandardCharsets.UTF_8))
                    .contains(answer));
  }

  private InvocationResult invoke(String function, String event) throws IOException, MalformedJson {
    String request =
        Files.readString(EVENTS.resolve(event)).replace("Bearer API_KEY", "Bearer " + apiKey());
    try (LambdaService functions =
        new LambdaService(
            List.of(withVariablesOfTheFile(function)),
            Map.of(),
            Initialization.ON_DEMAND,
            1,
            log,
            InstantSource.system())) {
      return functions.invoke(function, request.getBytes(StandardCharsets.UTF_8));
    }
  }

  private FunctionDefinition withVariablesOfTheFile(String id) throws IOException, MalformedJson {
    FunctionDefinition known =
        template.functions().stream()
            .filter(function -> function.id().equals(id))
            .findFirst()
            .orElseThrow();
    Map<String, String> variables = variables(id);
    variables.put(SamEnvironment.ENDPOINT, endpoint.uri().toString());
    return new FunctionDefinition(
        id, known.handler(), known.jar(), known.memoryMb(), known.timeout(), variables);
  }

  private static Map<String, String> variables(String function) throws IOException, MalformedJson {
    Path file = LocalTemplate.FOLDER.resolve("env.json");
    JsonObject all = JsonReader.readObject(Files.readAllBytes(file));
    Map<String, String> variables = new TreeMap<>();
    all.object(function)
        .orElseThrow()
        .fields()
        .forEach(
            (name, value) -> {
              if (value instanceof JsonString(String text)) {
                variables.put(name, text);
              }
            });
    return variables;
  }

  private String apiKey() {
    try (SecretsManagerClient client = secretsManager()) {
      String text = client.getSecretValue(get -> get.secretId("ApiKeys")).secretString();
      return text.replaceAll(".*\\[\"|\"].*", "");
    }
  }

  private SecretsManagerClient secretsManager() {
    return SecretsManagerClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.of(LocalAddresses.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** Everything of its tables that the template has a say in, in an order that does not vary. */
  private static String shape(LocalDynamoDb database) {
    try (DynamoDbClient client = database.client()) {
      return client.listTables().tableNames().stream()
          .sorted()
          .map(
              name -> {
                TableDescription table =
                    client.describeTable(describe -> describe.tableName(name)).table();
                return name
                    + table.keySchema()
                    + table.attributeDefinitions().stream().map(Object::toString).sorted().toList()
                    + table.globalSecondaryIndexes().stream()
                        .map(LocalStackFilesIT::shape)
                        .sorted()
                        .toList()
                    + table.billingModeSummary().billingMode()
                    + client
                        .describeTimeToLive(describe -> describe.tableName(name))
                        .timeToLiveDescription();
              })
          .collect(Collectors.joining("\n"));
    }
  }

  private static String shape(GlobalSecondaryIndexDescription index) {
    return index.indexName() + index.keySchema() + index.projection();
  }

  private static Map<QueueAttributeName, String> settings(LocalSqs queues, String id) {
    try (SqsClient client = queues.client()) {
      return client
          .getQueueAttributes(
              get ->
                  get.queueUrl(queues.queueUrl(id))
                      .attributeNames(
                          QueueAttributeName.VISIBILITY_TIMEOUT,
                          QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                          QueueAttributeName.REDRIVE_POLICY))
          .attributes();
    }
  }
}
