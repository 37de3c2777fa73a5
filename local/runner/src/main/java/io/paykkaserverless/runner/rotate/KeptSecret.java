package io.paykkaserverless.runner.rotate;

import io.paykkaserverless.runner.operator.RunningSystem;
import io.paykkaserverless.runner.template.LocalAddresses;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** A secret in AWS Secrets Manager or in the local stub of it, read and replaced as a whole. */
public final class KeptSecret implements AutoCloseable {

  private static final Duration WHOLE_CALL = Duration.ofSeconds(30);

  private final SecretsManagerClient client;
  private final String id;
  private final String readingIt;

  private KeptSecret(SecretsManagerClient client, String id, String readingIt) {
    this.client = client;
    this.id = id;
    this.readingIt = readingIt;
  }

  /**
   * A deployed system's, with the credentials and the region of the environment, as the AWS command
   * line finds them.
   *
   * @param id name or ARN
   * @throws Unusable where there is no region
   */
  public static KeptSecret deployed(String id) {
    try {
      return new KeptSecret(
          configured().build(),
          id,
          "aws secretsmanager get-secret-value --secret-id "
              + id
              + " --query SecretString --output text");
    } catch (SdkException _) {
      throw new Unusable(
          "AWS cannot be asked without a region: set AWS_REGION, or AWS_PROFILE to one that has"
              + " it");
    }
  }

  /** The local system's. */
  public static KeptSecret local(RunningSystem system) {
    URI stub = system.secretsUrl();
    return new KeptSecret(
        configured()
            .endpointOverride(stub)
            .region(Region.of(LocalAddresses.REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build(),
        system.endpointsSecret(),
        "curl -s %s -H 'X-Amz-Target: secretsmanager.GetSecretValue' -d '{\"SecretId\":\"%s\"}'"
            .formatted(stub, system.endpointsSecret()));
  }

  private static SecretsManagerClientBuilder configured() {
    return SecretsManagerClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(configuration -> configuration.apiCallTimeout(WHOLE_CALL));
  }

  /**
   * What it holds. Prints no value.
   *
   * @param version changes with every write
   */
  record Version(String version, String text) {
    @Override
    public String toString() {
      return "[version " + version + "]";
    }
  }

  /** What to type to see it. */
  String readingIt() {
    return readingIt;
  }

  /**
   * What it holds now.
   *
   * @throws Unusable where it cannot be read
   */
  Version read() {
    try {
      GetSecretValueResponse response = client.getSecretValue(get -> get.secretId(id));
      return Optional.ofNullable(response.secretString())
          .map(text -> new Version(response.versionId(), text))
          .orElseThrow(() -> new Unusable("secret " + id + " holds no text"));
    } catch (ResourceNotFoundException _) {
      throw new Unusable("there is no secret %s here, or it holds nothing yet".formatted(id));
    } catch (SdkException e) {
      throw unusable("secret " + id + " cannot be read", e);
    }
  }

  /**
   * Replaces what it holds. Secrets Manager has no conditional write; so it is looked at right
   * before, and right after at what it replaced.
   *
   * @param seen what {@code text} was made of
   * @throws Unusable where somebody else wrote meanwhile, or it cannot be written
   */
  void replace(Version seen, String text) {
    if (!read().version().equals(seen.version())) {
      throw new Unusable(
          "somebody else changed secret " + id + " just now; nothing was written, try again");
    }
    try {
      client.putSecretValue(put -> put.secretId(id).secretString(text));
    } catch (SdkException e) {
      throw unusable(
          "secret "
              + id
              + " could not be written, or it was and the answer was lost: look at it before you"
              + " try again",
          e);
    }
    String replaced = replaced();
    if (!replaced.equals(seen.version())) {
      throw new Unusable(
          ("somebody else changed secret %s at the same moment as this; what they wrote was"
                  + " replaced, is in its version %s, and must be put in again")
              .formatted(id, replaced));
    }
  }

  private String replaced() {
    try {
      return client.getSecretValue(get -> get.secretId(id).versionStage("AWSPREVIOUS")).versionId();
    } catch (SdkException e) {
      throw unusable("secret " + id + " was written, but cannot be looked at: do that", e);
    }
  }

  /** What the service says; what the client says of itself where nobody answered. */
  private static Unusable unusable(String what, SdkException e) {
    if (String.valueOf(e.getMessage()).startsWith("Unable to load credentials")) {
      return new Unusable(
          what
              + ": there are no AWS credentials; set AWS_PROFILE, or AWS_ACCESS_KEY_ID and its"
              + " like");
    }
    String why =
        e instanceof AwsServiceException service && service.awsErrorDetails() != null
            ? service.awsErrorDetails().errorMessage()
            : e.getMessage();
    return new Unusable(what + ": " + why);
  }

  @Override
  public void close() {
    client.close();
  }
}
