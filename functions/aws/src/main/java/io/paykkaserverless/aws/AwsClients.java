package io.paykkaserverless.aws;

import io.paykkaserverless.http.Connections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Makes AWS clients that start fast and give up early: the JDK's own HTTP, the region told instead
 * of searched for, and time limits that leave a request of ours room to answer within 30 seconds.
 *
 * <p>Connecting may take 1 second, one try 2 seconds, a call with all its tries 5 seconds; there
 * are at most 3 tries, with the SDK's standard back-off. {@code AWS_ENDPOINT_URL_DYNAMODB}, {@code
 * _SQS} and {@code _SECRETS_MANAGER} lead the clients elsewhere, as in every AWS SDK. Clients hold
 * no connection and no credentials until they are used, so they may exist before a SnapStart
 * checkpoint. Each is made when it is first asked for, and once; they share one HTTP client.
 */
public final class AwsClients {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ONE_TRY = Duration.ofSeconds(2);
  private static final Duration WHOLE_CALL = Duration.ofSeconds(5);
  private static final int TRIES_MAX = 3;

  /** The very first calls there are take long, and a rehearsal has no caller who waits. */
  private static final Duration REHEARSED_CALL = Duration.ofMinutes(1);

  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final Duration tryLimit;
  private final Duration callLimit;
  private final ScheduledExecutorService timeouts;
  private Optional<DynamoDbClient> dynamoDb = Optional.empty();
  private Optional<SqsClient> sqs = Optional.empty();

  /**
   * Clients for one region.
   *
   * @param region for example {@code eu-central-1}; Lambda sets {@code AWS_REGION}
   */
  public AwsClients(String region) {
    this.region = Region.of(region);
    this.credentials = new LambdaCredentials();
    this.http =
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ONE_TRY).build();
    this.tryLimit = ONE_TRY;
    this.callLimit = WHOLE_CALL;
    this.timeouts =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("aws-timeouts").factory());
  }

  /**
   * Clients that talk to whomever {@code connections} lead to, as whoever is served as credentials
   * there. They need not be closed: beside memory they hold nothing but {@code timeouts}.
   *
   * @param timeouts ends calls that take too long; shut down by its owner
   */
  AwsClients(String region, Connections connections, ScheduledExecutorService timeouts) {
    this.region = Region.of(region);
    this.credentials = new LambdaCredentials();
    this.http = UrlConnectionHttpClient.create(address -> opened(connections, address));
    this.tryLimit = REHEARSED_CALL;
    this.callLimit = REHEARSED_CALL;
    this.timeouts = timeouts;
  }

  public DynamoDbClient dynamoDb() {
    if (dynamoDb.isEmpty()) {
      dynamoDb =
          Optional.of(configured(DynamoDbClient.builder()).endpointDiscoveryEnabled(false).build());
    }
    return dynamoDb.get();
  }

  public SqsClient sqs() {
    if (sqs.isEmpty()) {
      sqs = Optional.of(configured(SqsClient.builder()).build());
    }
    return sqs.get();
  }

  /**
   * {@code builder}, told all of the above. What the SDK would otherwise look for is told it too:
   * Lambda has no profile files.
   */
  <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
    ClientOverrideConfiguration.Builder calls =
        ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(tryLimit)
            .apiCallTimeout(callLimit)
            .retryStrategy(
                AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(TRIES_MAX).build())
            .defaultProfileFile(ProfileFile.aggregator().build())
            // Otherwise each client starts five threads of its own with its first calls, and each
            // of them sets a piece of the heap aside.
            .scheduledExecutorService(timeouts);
    return builder
        .httpClient(http)
        .region(region)
        .defaultsMode(DefaultsMode.STANDARD)
        .credentialsProvider(credentials)
        .overrideConfiguration(calls.build());
  }

  private static HttpURLConnection opened(Connections connections, URI address) {
    try {
      return connections.open(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
