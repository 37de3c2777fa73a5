package io.paykkaserverless.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  private final Latencies latencies = new Latencies();

  @Test
  void aPercentileIsTheSmallestDurationThatSoManyDidNotExceed() {
    latencies.count(true);
    IntStream.rangeClosed(1, 200).map(i -> 201 - i).forEach(this::add);

    assertThat(latencies.summaries())
        .isEqualTo(Map.of("GET /", new Latencies.Summary(200, ms(100), ms(190), ms(198), ms(200))));
  }

  @Test
  void ofOneRequestEveryPercentileIsThatOne() {
    latencies.count(true);
    add(7);

    assertThat(latencies.summaries())
        .isEqualTo(Map.of("GET /", new Latencies.Summary(1, ms(7), ms(7), ms(7), ms(7))));
  }

  @Test
  void whatComesBeforeOrAfterIsNotCounted() {
    add(1);
    latencies.count(true);
    add(2);
    latencies.count(false);
    add(3);

    assertThat(latencies.requests()).isEqualTo(1);
  }

  private void add(int millis) {
    latencies.add("GET /", ms(millis));
  }

  private static Duration ms(int millis) {
    return Duration.ofMillis(millis);
  }
}
