package io.paykkaserverless.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts learn from {@code doctor} where it saw nothing. */
final class ExitCodeTest {

  @TempDir Path root;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void threeWhereThereIsNothingToLookAt() {
    assertThat(run("doctor")).isEqualTo(3);
    assertThat(printed.toString(UTF_8)).startsWith("paykka: no local system runs");
  }

  @Test
  void twoOnMisuse() {
    assertThat(run("doctor", "everything")).isEqualTo(2);
    assertThat(printed.toString(UTF_8))
        .isEqualTo("paykka: doctor wants no 'everything'; './paykka help' explains\n");
  }

  private int run(String... arguments) {
    PrintStream out = new PrintStream(printed, true, UTF_8);
    return new Main(out, out, root, Map.of()).run(List.of(arguments));
  }
}
