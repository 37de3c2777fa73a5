package io.paykkaserverless.aws.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports.Binding;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be said of the way to LocalStack without one. */
class LocalStackBackendTest {

  @Test
  void failsInOneSentenceWhereNoDockerEngineAnswers() {
    assertThatThrownBy(() -> LocalStackBackend.start(() -> false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(LocalStackBackend.NO_DOCKER)
        .hasNoCause();
  }

  @Test
  void failsAsTestcontainersItselfFindsNoEngine() {
    boolean dockerAnswers = LocalStackBackend.dockerAnswers();
    assumeFalse(dockerAnswers, "a Docker engine answers here, so its absence cannot be tried");

    assertThatThrownBy(() -> LocalStackBackend.start(LocalStackBackend::dockerAnswers))
        .hasMessage(LocalStackBackend.NO_DOCKER);
  }

  @Test
  void publishesItsPortOnThisMachineOnly() {
    HostConfig host =
        LocalStackBackend.reachableFromHereOnly(
            HostConfig.newHostConfig().withPublishAllPorts(true));

    assertThat(host.getPublishAllPorts()).isFalse();
    assertThat(host.getPortBindings().getBindings())
        .containsOnlyKeys(ExposedPort.tcp(4566))
        .extractingByKey(ExposedPort.tcp(4566))
        .isEqualTo(new Binding[] {Binding.bindIp("127.0.0.1")});
  }

  @Test
  void isTheSameImageAsTheOneOfDockerCompose() throws IOException {
    assertThat(Files.readString(Path.of("../../infra/localstack/compose.yaml")))
        .contains("image: " + LocalStackBackend.IMAGE + "\n");
  }

  @Test
  void takesARunningLocalStackByItsOwnWord() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/_localstack/health",
        exchange -> {
          byte[] health =
              "{\"edition\":\"community\",\"version\":\"4.14.0\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, health.length);
          exchange.getResponseBody().write(health);
          exchange.close();
        });
    server.start();
    try {
      URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

      assertThat(RunningEndpoint.thatIsLocalStack(uri).described())
          .isEqualTo("LocalStack 4.14.0, already running at " + uri);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void takesNothingElseForLocalStack() throws IOException {
    try (OneEndpoint other = OneEndpoint.before(Map.of())) {
      assertThatThrownBy(() -> RunningEndpoint.thatIsLocalStack(other.uri()))
          .hasMessageContaining("nothing at " + other.uri() + " says that it is LocalStack");
    }
  }
}
