package io.paykkaserverless.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadCommandTest {

  @ParameterizedTest
  @ValueSource(strings = {"--seconds", "--seconds 0", "--workers many", "--seed -1", "--fast"})
  void whatItDoesNotUnderstandItDoesNotBegin(String line) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    int exitCode =
        LoadCommand.run(
            Path.of("."),
            List.of(line.split(" ", -1)),
            new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(exitCode).isEqualTo(2);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("wants --seconds");
  }
}
