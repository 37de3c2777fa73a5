package io.paykkaserverless.aws.backend;

import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One address for all three services, of something that a run neither starts nor stops. */
final class RunningEndpoint implements AwsBackend {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI endpoint;
  private final String described;
  private final Set<Difference> differences;

  private RunningEndpoint(URI endpoint, String described, Set<Difference> differences) {
    this.endpoint = endpoint;
    this.described = described + ", already running at " + endpoint;
    this.differences = differences;
  }

  /**
   * A LocalStack, for example the one of infra/localstack.
   *
   * @throws IllegalStateException where what answers there does not say that it is one
   */
  static RunningEndpoint thatIsLocalStack(URI endpoint) {
    String version =
        localStackVersion(endpoint)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "LocalStack was asked for, and nothing at "
                            + endpoint
                            + " says that it is LocalStack (GET /_localstack/health): start it,"
                            + " or say -Dpaykka.aws.backend=endpoint for something else."));
    Set<Difference> differences = LocalStackBackend.localStackDifferences();
    differences.add(Difference.NOT_EMPTY);
    return new RunningEndpoint(endpoint, "LocalStack " + version, differences);
  }

  /** Whatever it is; nothing is asked of it. */
  static RunningEndpoint ofAnyKind(URI endpoint) {
    return new RunningEndpoint(
        endpoint,
        "something that speaks AWS",
        EnumSet.of(Difference.NOT_EMPTY, Difference.UNKNOWN_KIND));
  }

  @Override
  public String described() {
    return described;
  }

  @Override
  public Set<Difference> differences() {
    return differences;
  }

  @Override
  public URI dynamoDbEndpoint() {
    return endpoint;
  }

  @Override
  public URI sqsEndpoint() {
    return endpoint;
  }

  @Override
  public URI secretsManagerEndpoint() {
    return endpoint;
  }

  /** It is not ours to stop. */
  @Override
  public void close() {}

  private static Optional<String> localStackVersion(URI endpoint) {
    try {
      HttpURLConnection health =
          (HttpURLConnection) endpoint.resolve("/_localstack/health").toURL().openConnection();
      health.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
      health.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
      try (var body = health.getInputStream()) {
        return JsonReader.readObject(body.readAllBytes()).text("version");
      }
    } catch (IOException | MalformedJson _) {
      return Optional.empty();
    }
  }
}
