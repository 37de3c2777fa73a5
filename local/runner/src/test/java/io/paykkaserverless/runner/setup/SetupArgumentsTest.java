package io.paykkaserverless.runner.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.runner.keys.MeantSystem;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SetupArgumentsTest {

  @Test
  void meansTheLocalSystemAndACallerNamedShop() {
    assertThat(read(""))
        .isEqualTo(
            new SetupArguments.Reading.Read(
                new SetupOptions(
                    MeantSystem.LOCAL,
                    "shop",
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false)));
  }

  @Test
  void takesSeveralEndpoints() {
    assertThat(read("--endpoint a=https://a.example/x?y=z --endpoint b=https://b.example"))
        .isInstanceOfSatisfying(
            SetupArguments.Reading.Read.class,
            read ->
                assertThat(read.options().endpoints())
                    .containsEntry(new EndpointName("a"), URI.create("https://a.example/x?y=z"))
                    .containsEntry(new EndpointName("b"), URI.create("https://b.example")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "shop | setup wants no 'shop'",
        "--fast | 'setup' knows no option '--fast'",
        "--secret x | 'setup' knows no option '--secret'",
        "--region eu-west-1 | --region goes with --stack",
        "--out | --out wants a file",
        "--out x --print | --out and --print are two ways to show keys: take one",
        "--endpoint https://a.example | --endpoint wants NAME=URL: a name that matches"
            + " [a-z0-9][a-z0-9-]{0,31} and a public https address",
        "--endpoint a=http://a.example | --endpoint wants NAME=URL: a name that matches"
            + " [a-z0-9][a-z0-9-]{0,31} and a public https address",
        "--endpoint a=https://10.0.0.1 | --endpoint wants NAME=URL: a name that matches"
            + " [a-z0-9][a-z0-9-]{0,31} and a public https address",
        "--endpoint a=https://a.example --endpoint a=https://b.example | --endpoint names a twice",
      })
  void saysWhatMakesNoSense(String typed, String problem) {
    assertThat(read(typed)).isEqualTo(new SetupArguments.Reading.Wrong(problem));
  }

  private static SetupArguments.Reading read(String typed) {
    return SetupArguments.read(
        new ArrayDeque<>(typed.isEmpty() ? List.of() : List.of(typed.split(" "))));
  }
}
