package io.paykkaserverless.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SamplesTest {

  @Test
  void theMedianOfAnOddNumberIsTheOneInTheMiddle() {
    assertThat(samples(9, 1, 2).medianMs()).isEqualTo(2);
  }

  @Test
  void theMedianOfAnEvenNumberIsBetweenBothInTheMiddle() {
    assertThat(samples(9, 1, 2, 3).medianMs()).isEqualTo(2.5);
  }

  @Test
  void knowsTheLeastAndTheMost() {
    assertThat(samples(9, 1, 2).minMs()).isEqualTo(1);
    assertThat(samples(9, 1, 2).maxMs()).isEqualTo(9);
  }

  private static Samples samples(long... ms) {
    Samples samples = new Samples();
    for (long each : ms) {
      samples.add(each * 1_000_000);
    }
    return samples;
  }
}
