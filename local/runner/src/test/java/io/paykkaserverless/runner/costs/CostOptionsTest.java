package io.paykkaserverless.runner.costs;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.costs.CostOptions.Reading;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CostOptionsTest {

  @Test
  void aMillionPaymentsWhereNothingIsSaid() {
    assertThat(read()).isEqualTo(new Reading.Read(CostOptions.DEFAULT));
  }

  @Test
  void allOptions() {
    assertThat(read("--payments", "50000", "--json", "--prices", "mine.json", "--region", "here"))
        .isEqualTo(
            new Reading.Read(
                new CostOptions(
                    50_000, true, Optional.of(Path.of("mine.json")), Optional.of("here"))));
  }

  @Test
  void whatMakesNoSenseIsNamed() {
    assertThat(read("--payments", "many"))
        .isEqualTo(new Reading.Wrong("--payments wants how many there are in a month"));
    assertThat(read("--payments", "12345678901")).isInstanceOf(Reading.Wrong.class);
    assertThat(read("--prices")).isEqualTo(new Reading.Wrong("--prices wants a file"));
    assertThat(read("--region")).isInstanceOf(Reading.Wrong.class);
    assertThat(read("--cheap")).isEqualTo(new Reading.Wrong("'costs' knows no option '--cheap'"));
  }

  private static Reading read(String... arguments) {
    return CostOptions.read(new ArrayDeque<>(List.of(arguments)));
  }
}
