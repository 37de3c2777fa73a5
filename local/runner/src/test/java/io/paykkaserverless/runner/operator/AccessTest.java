package io.paykkaserverless.runner.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a command finds the system and its key. */
final class AccessTest {

  private static final URI DEPLOYED = URI.create("https://pay.shop.example");
  private static final URI LOCAL = URI.create("http://127.0.0.1:8001");
  private static final RunningSystem.Services SERVICES =
      new RunningSystem.Services(
          URI.create("http://127.0.0.1:8002"),
          URI.create("http://127.0.0.1:8003"),
          URI.create("http://127.0.0.1:8004"));
  private static final RunningSystem RUNNING =
      new RunningSystem(LOCAL, "local_key", SERVICES, Map.of("PaykkaMerchantId", "18356675194960"));

  @TempDir Path root;

  @Test
  void theLocalSystemIsFoundWhileItRuns() {
    assertThat(find(OperatorOptions.LOCAL, Map.of())).isEqualTo(new Access.NothingRuns());

    RUNNING.announce(root);
    assertThat(find(OperatorOptions.LOCAL, Map.of()))
        .isEqualTo(new Access.Found(LOCAL, "local_key", true));

    RUNNING.retract(root);
    assertThat(find(OperatorOptions.LOCAL, Map.of())).isEqualTo(new Access.NothingRuns());
  }

  @Test
  void theSystemThatStartedLastIsMeantAndAnEarlierOneDoesNotTakeItBack() {
    RunningSystem later =
        new RunningSystem(URI.create("http://127.0.0.1:9001"), "later_key", SERVICES, Map.of());
    RUNNING.announce(root);
    later.announce(root);

    RUNNING.retract(root);

    assertThat(RunningSystem.find(root)).contains(later);
  }

  @Test
  void saysWhereItsServicesAreAndWhatItWasGiven() {
    RUNNING.announce(root);

    assertThat(RunningSystem.find(root)).contains(RUNNING);
  }

  @Test
  void nobodyElseMayReadTheLocalKeyAndItIsNotPrinted() throws IOException {
    RUNNING.announce(root);

    try (Stream<Path> files = Files.walk(root).filter(Files::isRegularFile)) {
      assertThat(files)
          .singleElement()
          .satisfies(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
    assertThat(RUNNING.toString() + new Access.Found(LOCAL, "local_key", true))
        .doesNotContain("local_key");
  }

  @Test
  void whatIsLeftOfAFileIsNoSystem() throws IOException {
    RUNNING.announce(root);
    try (Stream<Path> files = Files.walk(root).filter(Files::isRegularFile)) {
      Files.writeString(files.findFirst().orElseThrow(), "{\"api_url\":");
    }

    assertThat(RunningSystem.find(root)).isEmpty();
  }

  @Test
  void aDeployedSystemsKeyComesFromTheEnvironmentOrAFileThatGoesFirst() throws IOException {
    OperatorOptions deployed = OperatorOptions.LOCAL.at(DEPLOYED);
    Map<String, String> environment = Map.of("PAYKKA_API_KEY", "from_environment");
    Path file = Files.writeString(root.resolve("key"), "from_file\n");

    assertThat(find(deployed, environment))
        .isEqualTo(new Access.Found(DEPLOYED, "from_environment", false));
    assertThat(find(deployed.withKeyIn(file), environment))
        .isEqualTo(new Access.Found(DEPLOYED, "from_file", false));
  }

  @Test
  void theLocalKeyIsSentToTheLocalSystemAlone() {
    RUNNING.announce(root);

    assertThat(find(OperatorOptions.LOCAL.at(LOCAL), Map.of()))
        .isEqualTo(new Access.Found(LOCAL, "local_key", false));
    assertThat(find(OperatorOptions.LOCAL.at(DEPLOYED), Map.of()))
        .isEqualTo(
            new Access.Incomplete(
                "the API key is missing: set PAYKKA_API_KEY or give --api-key-file"));
  }

  @Test
  void aKeyThatNoHeaderCanCarryIsRefusedWithoutBeingShown() {
    for (String key : new String[] {"", " ", "two\nlines", "k\u00e9y"}) {
      assertThat(find(OperatorOptions.LOCAL.at(DEPLOYED), Map.of("PAYKKA_API_KEY", key)))
          .isEqualTo(
              new Access.Incomplete(
                  "the API key must be one line of printable characters, and not empty"));
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path file = root.resolve("nothing");

    assertThat(find(OperatorOptions.LOCAL.at(DEPLOYED).withKeyIn(file), Map.of()))
        .isEqualTo(
            new Access.Incomplete(
                "the API key's file cannot be read: NoSuchFileException " + file));
  }

  private Access find(OperatorOptions options, Map<String, String> environment) {
    return Access.find(options, environment, root);
  }
}
