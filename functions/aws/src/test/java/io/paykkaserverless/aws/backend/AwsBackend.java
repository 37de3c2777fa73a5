package io.paykkaserverless.aws.backend;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What answers for DynamoDB, SQS and Secrets Manager while integration tests run. The tests are the
 * same for all of them and ask only for clients; see docs/adr/0032. Which one it is, is chosen by
 * system properties ({@link BackendChoice}), told once at the start of a run and never changed: a
 * backend that was asked for and cannot be had fails the run.
 */
public sealed interface AwsBackend extends AutoCloseable
    permits EmbeddedBackend, LocalStackBackend, RunningEndpoint {

  /** The region of every client: no test depends on it. */
  Region REGION = Region.EU_CENTRAL_1;

  /** What it is, for whoever reads the log of a run. */
  String described();

  /** How it differs from AWS. */
  Set<Difference> differences();

  URI dynamoDbEndpoint();

  URI sqsEndpoint();

  URI secretsManagerEndpoint();

  @Override
  void close();

  /**
   * The one of this run of tests, started when it is first asked for and closed at the run's end.
   *
   * @throws RuntimeException saying in a sentence why what was asked for cannot be had
   */
  static AwsBackend of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(AwsBackend.class))
        .computeIfAbsent(
            AwsBackend.class,
            _ -> told(open(BackendChoice.of(context::getConfigurationParameter))),
            AwsBackend.class);
  }

  /** A client of its DynamoDB; the caller closes it. */
  default DynamoDbClient dynamoDb() {
    return toward(dynamoDbEndpoint(), DynamoDbClient.builder()).build();
  }

  /** A client of its SQS; the caller closes it. */
  default SqsClient sqs() {
    return toward(sqsEndpoint(), SqsClient.builder()).build();
  }

  /** A client of its Secrets Manager; the caller closes it. */
  default SecretsManagerClient secretsManager(
      Consumer<ClientOverrideConfiguration.Builder> overrides) {
    return toward(secretsManagerEndpoint(), SecretsManagerClient.builder())
        .overrideConfiguration(overrides)
        .build();
  }

  private static AwsBackend open(BackendChoice choice) {
    Optional<URI> endpoint = choice.endpoint();
    return switch (choice.kind()) {
      case EMBEDDED -> new EmbeddedBackend();
      case LOCALSTACK ->
          endpoint
              .<AwsBackend>map(RunningEndpoint::thatIsLocalStack)
              .orElseGet(() -> LocalStackBackend.start(LocalStackBackend::dockerAnswers));
      case ENDPOINT -> RunningEndpoint.ofAnyKind(endpoint.orElseThrow());
    };
  }

  private static AwsBackend told(AwsBackend backend) {
    StringBuilder text = new StringBuilder("AWS backend: ").append(backend.described());
    backend
        .differences()
        .forEach(it -> text.append("\n  unlike AWS, ").append(it).append(": ").append(it.what()));
    System.out.println(text);
    return backend;
  }

  private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B toward(
      URI endpoint, B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(REGION)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }
}
