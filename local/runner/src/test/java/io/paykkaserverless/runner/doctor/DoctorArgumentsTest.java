package io.paykkaserverless.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.deployed.StackOptions;
import io.paykkaserverless.runner.operator.OperatorOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code doctor} can be asked for. */
final class DoctorArgumentsTest {

  @Test
  void withoutOptionsItLooksAtTheLocalSystem() {
    assertThat(read(""))
        .isEqualTo(
            new DoctorArguments.Reading.Read(
                new DoctorOptions(
                    StackOptions.LOCAL, OperatorOptions.LOCAL, Optional.empty(), false)));
  }

  @Test
  void looksAtAStackWithItsKeys() {
    assertThat(
            read(
                "--stack shop --region eu-west-1 --base-url https://pay.example --api-key-file key"
                    + " --public-key ours.pem --json"))
        .isEqualTo(
            new DoctorArguments.Reading.Read(
                new DoctorOptions(
                    new StackOptions(Optional.of("shop"), Optional.of("eu-west-1")),
                    OperatorOptions.LOCAL
                        .at(URI.create("https://pay.example"))
                        .withKeyIn(Path.of("key")),
                    Optional.of(Path.of("ours.pem")),
                    true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "everything | doctor wants no 'everything'",
        "--fast | 'doctor' knows no option '--fast'",
        "--public-key | --public-key wants a file",
        "--region eu-west-1 | --region goes with --stack",
        "--stack x/y | --stack wants the name that the stack was deployed under",
        "--base-url https://x.example | --base-url and --api-key-file go with --stack; the local"
            + " system's are known",
        "--stack shop --base-url http://x.example | --base-url wants the API's address: https://,"
            + " or http:// to this machine alone"
      })
  void saysWhatMakesNoSense(String typed, String problem) {
    assertThat(read(typed)).isEqualTo(new DoctorArguments.Reading.Wrong(problem));
  }

  private static DoctorArguments.Reading read(String typed) {
    return DoctorArguments.read(
        new ArrayDeque<>(typed.isEmpty() ? List.of() : List.of(typed.split(" ", -1))));
  }
}
