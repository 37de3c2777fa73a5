package io.paykkaserverless.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A few seconds of what {@code ./paykka bench load} does for minutes, over the shipped functions.
 */
class LoadIT {

  private static final int WORKERS = 2;

  @Test
  void mixedTrafficLosesNothingDoublesNothingAndIsNeverAnsweredWrongly() throws Exception {
    LoadResult result =
        LoadRun.run(
            LoadOptions.in(Path.of("../.."))
                .withWorkers(WORKERS)
                .lasting(Duration.ofSeconds(5))
                .fromTheFirst(),
            System.out::println);

    assertThat(result.errors()).isEmpty();
    assertThat(result.lost()).isEmpty();
    assertThat(result.isSound()).isTrue();
    assertThat(result.errands().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Errand.values()).map(Errand::title).toList());
    assertThat(result.errands().values()).allMatch(count -> count >= WORKERS);
    assertThat(result.latencies()).containsKeys("POST /payments", "POST /webhooks/paykka");
    assertThat(result.messages()).isGreaterThan(result.reckoned());
    assertThat(LoadReport.lines(result)).anyMatch(line -> line.startsWith("Bottleneck: "));
  }
}
