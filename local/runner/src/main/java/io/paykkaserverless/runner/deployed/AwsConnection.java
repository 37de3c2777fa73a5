package io.paykkaserverless.runner.deployed;

import io.paykkaserverless.runner.operator.RunningSystem;
import io.paykkaserverless.runner.template.LocalAddresses;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * How the services of a system are reached: in AWS, with the credentials and the region of the
 * environment as the AWS command line finds them (a single sign-on and a role want {@code aws
 * configure export-credentials} first), or on this machine. Each method makes a client that its
 * caller closes.
 */
public final class AwsConnection {

  private static final Duration WHOLE_CALL = Duration.ofSeconds(30);

  private static final AwsCredentialsProvider NOBODY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final Optional<RunningSystem.Services> local;
  private final Optional<URI> stub;

  private AwsConnection(
      Region region,
      AwsCredentialsProvider credentials,
      Optional<RunningSystem.Services> local,
      Optional<URI> stub) {
    this.region = region;
    this.credentials = credentials;
    this.local = local;
    this.stub = stub;
  }

  /**
   * To AWS.
   *
   * @param region without one, that of the environment
   * @throws CannotLook where the environment has none
   */
  public static AwsConnection deployed(Optional<String> region) {
    return new AwsConnection(
        region.map(Region::of).orElseGet(AwsConnection::environmentRegion),
        DefaultCredentialsProvider.builder().build(),
        Optional.empty(),
        Optional.empty());
  }

  /** To what stands for AWS on this machine: the table, the queues and the secrets. */
  public static AwsConnection local(RunningSystem.Services services) {
    return new AwsConnection(
        Region.of(LocalAddresses.REGION), NOBODY, Optional.of(services), Optional.empty());
  }

  /** To one address that answers for every service: a stub. */
  public static AwsConnection stub(URI address) {
    return new AwsConnection(
        Region.of(LocalAddresses.REGION), NOBODY, Optional.empty(), Optional.of(address));
  }

  /** The region's name, as {@code eu-west-1}. */
  public String region() {
    return region.id();
  }

  public CloudFormationClient cloudFormation() {
    return client(CloudFormationClient.builder(), Optional.empty());
  }

  public LambdaClient lambda() {
    return client(LambdaClient.builder(), Optional.empty());
  }

  public DynamoDbClient dynamoDb() {
    return client(DynamoDbClient.builder(), local.map(RunningSystem.Services::database));
  }

  public SqsClient sqs() {
    return client(SqsClient.builder(), local.map(RunningSystem.Services::queues));
  }

  public SecretsManagerClient secretsManager() {
    return client(SecretsManagerClient.builder(), local.map(RunningSystem.Services::secrets));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Optional<URI> here) {
    here.or(() -> stub).ifPresent(builder::endpointOverride);
    return builder
        .region(region)
        .credentialsProvider(credentials)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(configuration -> configuration.apiCallTimeout(WHOLE_CALL))
        .build();
  }

  private static Region environmentRegion() {
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkException _) {
      throw new CannotLook(
          "AWS cannot be asked without a region: give --region, set AWS_REGION, or AWS_PROFILE to"
              + " one that has it");
    }
  }

  @Override
  public String toString() {
    return "[AWS in " + region + "]";
  }
}
