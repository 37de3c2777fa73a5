package io.paykkaserverless.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was measured, for people. */
class GrowthSectionTest {

  @Test
  void thePageHasALineForEachMeasurement() {
    SweepGrowth.Figures sweep =
        new SweepGrowth.Figures(
            1_000, 6, 1_000, 200, 0, Map.of("dynamodb:Query", 40L), 640, ms(2_000), ms(10_000));
    NotificationGrowth.Figures told =
        new NotificationGrowth.Figures(
            10, 1, new NotificationGrowth.Delays(ms(10), ms(20), ms(30)), 100, ms(9_000));

    String text = new GrowthSection().text(GrowthSection.figures(List.of(sweep), List.of(told)));

    assertThat(cells(text)).contains("1000 6 1000 200 640 2000 10.0", "10 1 10 20 30 100 9000 100");
  }

  @Test
  void aPercentileOfDelaysIsOneThatWasMeasured() {
    assertThat(NotificationGrowth.Delays.of(List.of(ms(3), ms(1), ms(2))))
        .isEqualTo(new NotificationGrowth.Delays(ms(2), ms(2), ms(3)));
  }

  private static List<String> cells(String text) {
    return text.lines()
        .filter(line -> line.startsWith("|"))
        .map(line -> line.replaceAll("[| ]+", " ").strip())
        .toList();
  }

  private static Duration ms(int millis) {
    return Duration.ofMillis(millis);
  }
}
