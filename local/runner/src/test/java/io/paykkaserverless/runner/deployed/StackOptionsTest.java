package io.paykkaserverless.runner.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.deployed.StackOptions.Reading;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stack is meant. */
final class StackOptionsTest {

  @Test
  void aStackHasANameAndMayHaveARegion() {
    StackOptions shop = new StackOptions(Optional.of("shop-1"), Optional.empty());

    assertThat(StackOptions.LOCAL.with("--stack", "shop-1")).isEqualTo(new Reading.Read(shop));
    assertThat(shop.with("--region", "us-gov-west-1"))
        .isEqualTo(
            new Reading.Read(
                new StackOptions(Optional.of("shop-1"), Optional.of("us-gov-west-1"))));
    assertThat(shop.problem()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--stack, ''",
    "--stack, my stack",
    "--stack, -shop",
    "--region, ''",
    "--region, Ireland",
    "--region, eu-west"
  })
  void refusesWhatAwsWouldNotTake(String option, String value) {
    assertThat(StackOptions.LOCAL.with(option, value)).isInstanceOf(Reading.Wrong.class);
  }

  @Test
  void leavesOtherOptionsToOthers() {
    assertThat(StackOptions.LOCAL.with("--base-url", "x")).isEqualTo(new Reading.Unknown());
  }

  @Test
  void aRegionAloneMeansNothing() {
    assertThat(new StackOptions(Optional.empty(), Optional.of("eu-west-1")).problem())
        .contains("--region goes with --stack");
  }
}
