package io.paykkaserverless.aws;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Makes AWS clients that start fast and give up early: the JDK's own HTTP, the region told instead
 * of searched for, and time limits that leave a request of ours room to answer within 30 seconds.
 *
 * <p>Connecting may take 1 second, one try 2 seconds, a call with all its tries 5 seconds; there
 * are at most 3 tries, with the SDK's standard back-off. {@code AWS_ENDPOINT_URL_DYNAMODB}, {@code
 * _SQS} and {@code _SECRETS_MANAGER} lead the clients elsewhere, as in every AWS SDK. Clients hold
 * no connection and no credentials until they are used, so they may exist before a SnapStart
 * checkpoint. Each is made when it is first asked for, and once.
 */
public final class AwsClients {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ONE_TRY = Duration.ofSeconds(2);
  private static final Duration WHOLE_CALL = Duration.ofSeconds(5);
  private static final int TRIES_MAX = 3;

  private final Region region;
  private final LambdaCredentials credentials = new LambdaCredentials();
  private Optional<DynamoDbClient> dynamoDb = Optional.empty();
  private Optional<SqsClient> sqs = Optional.empty();
  private Optional<SecretsManagerClient> secretsManager = Optional.empty();

  /**
   * Clients for one region.
   *
   * @param region for example {@code eu-central-1}; Lambda sets {@code AWS_REGION}
   */
  public AwsClients(String region) {
    this.region = Region.of(region);
  }

  public DynamoDbClient dynamoDb() {
    if (dynamoDb.isEmpty()) {
      dynamoDb = Optional.of(configured(DynamoDbClient.builder()).build());
    }
    return dynamoDb.get();
  }

  public SqsClient sqs() {
    if (sqs.isEmpty()) {
      sqs = Optional.of(configured(SqsClient.builder()).build());
    }
    return sqs.get();
  }

  public SecretsManagerClient secretsManager() {
    if (secretsManager.isEmpty()) {
      secretsManager = Optional.of(configured(SecretsManagerClient.builder()).build());
    }
    return secretsManager.get();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
    return builder
        .region(region)
        .credentialsProvider(credentials)
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ONE_TRY))
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(ONE_TRY)
                .apiCallTimeout(WHOLE_CALL)
                .retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(TRIES_MAX)
                        .build())
                .build());
  }
}
