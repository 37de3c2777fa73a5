package io.paykkaserverless.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./paykka} says before it starts anything. */
final class PaykkaScriptTest {

  private static final Path SCRIPT = Path.of("../../paykka").toAbsolutePath().normalize();

  @TempDir Path elsewhere;

  @Test
  void listsItsCommandsFromAnyFolder() throws Exception {
    Said said = run("help");

    assertThat(said.status()).isZero();
    assertThat(said.text())
        .contains(
            "demo ",
            "local ",
            "explain ",
            "replay ",
            "rotate ",
            "setup ",
            "doctor ",
            "costs ",
            "help ");
    assertThat(run().text()).isEqualTo(said.text());
  }

  @Test
  void explainsACommand() throws Exception {
    assertThat(run("help", "local").text()).contains("--port", "--state");
    assertThat(run("explain", "--help").text()).contains("--base-url", "PAYKKA_API_KEY", "--json");
    assertThat(run("replay", "--help").text()).contains("--dry-run", "--from");
    assertThat(run("rotate", "notification-secret", "--help").text()).contains("--end-overlap");
    assertThat(run("doctor", "--help").text()).contains("--stack", "cloudformation:DescribeStacks");
    assertThat(run("costs", "--help").text()).contains("--payments", "--prices", "--json");
    assertThat(run("demo", "--help").text()).isEqualTo(run("help", "demo").text());
  }

  @Test
  void hintsAtHelpWhenItDoesNotKnowACommand() throws Exception {
    Said said = run("refund");

    assertThat(said.status()).isEqualTo(2);
    assertThat(said.text())
        .isEqualTo("paykka: there is no command 'refund'; './paykka help' lists them");
  }

  private Said run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(elsewhere.toFile()).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text.strip());
  }

  private record Said(int status, String text) {}
}
