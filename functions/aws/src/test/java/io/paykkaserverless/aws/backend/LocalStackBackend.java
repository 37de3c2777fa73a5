package io.paykkaserverless.aws.backend;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.net.URI;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;

/** LocalStack in a container that lives as long as the run of tests, reachable from here only. */
final class LocalStackBackend implements AwsBackend {

  /** The last one that starts without a licence; infra/localstack/compose.yaml has the same. */
  static final String IMAGE = "localstack/localstack:4.14.0";

  static final String NO_DOCKER =
      "LocalStack was asked for and no Docker engine answers: start one, or name a LocalStack that"
          + " already runs (-Dpaykka.aws.endpoint=http://127.0.0.1:4566), or leave out -Plocalstack"
          + " for the embedded backend.";

  private static final int PORT = 4566;

  private final LocalStackContainer container;

  private LocalStackBackend(LocalStackContainer container) {
    this.container = container;
  }

  /**
   * Starts it; the first time, Docker fetches about a gigabyte.
   *
   * @param engineAnswers whether a Docker engine can be reached
   * @throws IllegalStateException with {@link #NO_DOCKER} where none can
   */
  static LocalStackBackend start(BooleanSupplier engineAnswers) {
    if (!engineAnswers.getAsBoolean()) {
      throw new IllegalStateException(NO_DOCKER);
    }
    LocalStackContainer container = container();
    container.start();
    return new LocalStackBackend(container);
  }

  static boolean dockerAnswers() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @SuppressWarnings("resource") // closed with the backend
  private static LocalStackContainer container() {
    return new LocalStackContainer(IMAGE)
        .withServices("dynamodb", "sqs", "secretsmanager")
        .withEnv("EAGER_SERVICE_LOADING", "1")
        .withCreateContainerCmdModifier(
            command ->
                reachableFromHereOnly(
                    Objects.requireNonNull(command.getHostConfig(), "host configuration")));
  }

  /** Testcontainers would publish on every interface of this machine. */
  static HostConfig reachableFromHereOnly(HostConfig host) {
    return host.withPublishAllPorts(false)
        .withPortBindings(new PortBinding(Binding.bindIp("127.0.0.1"), ExposedPort.tcp(PORT)));
  }

  @Override
  public String described() {
    return "LocalStack in a container of " + IMAGE + ", at " + container.getEndpoint();
  }

  @Override
  public Set<Difference> differences() {
    return localStackDifferences();
  }

  /** Those of LocalStack itself, wherever it runs. */
  static Set<Difference> localStackDifferences() {
    return EnumSet.of(
        Difference.ITEMS_END_AT_ONCE,
        Difference.NO_TRANSACTION_CONFLICTS,
        Difference.COUNTS_ARE_EXACT,
        Difference.MESSAGES_COME_ONCE,
        Difference.EVERYTHING_IS_ALLOWED);
  }

  @Override
  public URI dynamoDbEndpoint() {
    return container.getEndpoint();
  }

  @Override
  public URI sqsEndpoint() {
    return container.getEndpoint();
  }

  @Override
  public URI secretsManagerEndpoint() {
    return container.getEndpoint();
  }

  @Override
  public void close() {
    container.stop();
  }
}
