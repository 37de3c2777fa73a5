package io.paykkaserverless.runner.costs;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.log.LogLines;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WrittenMetricsTest {

  private static final String PLAIN =
      """
      {"_aws":{"CloudWatchMetrics":[{"Namespace":"N","Dimensions":[[]],"Metrics":[{"Name":"PAID"}]}]},"PAID":1}\
      """;
  private static final String WITH_DIMENSION =
      """
      {"_aws":{"CloudWatchMetrics":[{"Dimensions":[["service"]],"Metrics":[{"Name":"PAID"}]}]},"service":"x"}\
      """;

  @Test
  void aMetricIsItsNameWithItsDimensions() {
    assertThat(written(PLAIN, PLAIN, WITH_DIMENSION)).containsExactly("PAID", "PAID service=x");
  }

  @Test
  void otherLinesAreNone() {
    assertThat(written("{\"message\":\"PAID\"}", "no JSON \"CloudWatchMetrics\"")).isEmpty();
  }

  private static Iterable<String> written(String... lines) {
    return WrittenMetrics.of(
        List.of(lines).stream().map(line -> new LogLines.Line("confirm-payment", line)).toList());
  }
}
