package io.paykkaserverless.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run comes to for people: on the page and at a terminal. */
class LoadSectionTest {

  private static final Duration TOOK = Duration.ofSeconds(10);

  @Test
  void thePageTellsThroughputEachRouteAndEachPart() {
    String text = new LoadSection().text(LoadSection.figures(result(Duration.ofSeconds(19))));

    assertThat(text)
        .contains("50 payments, 100 requests: 5.0 payments and 10.0\nrequests a second")
        .contains("| `POST /payments` | 100      | 10  | 20  | 30  | 40      |")
        .contains("| function ConfirmPayment       | 12.0   | 240.0               |")
        .contains("| other programs on the machine | 3.0    |                     |");
  }

  @Test
  void aBusyMachineIsTheBottleneckAndItsLargestPartIsNamed() {
    assertThat(Bottleneck.of(result(Duration.ofSeconds(19))))
        .isEqualTo(
            "the machine's 2 processors: 95 % busy, 80 % with this; of that the functions took 75"
                + " %, and the largest part was 'function ConfirmPayment' with 75 %");
  }

  @Test
  void anIdleMachineIsNotTheBottleneck() {
    assertThat(Bottleneck.of(result(Duration.ofSeconds(16))))
        .startsWith("not the processors (80 % busy")
        .endsWith("workers wait for answers, longest for POST /payments");
  }

  @Test
  void errorsAndWhatWasLostStandAtTheEnd() {
    assertThat(LoadReport.lines(result(Duration.ofSeconds(19))))
        .endsWith("Errors: none.", "Lost or doubled: ", "  p1 was charged twice");
  }

  @Test
  void aRunThatLostSomethingIsNotSound() {
    assertThat(result(TOOK).isSound()).isFalse();
  }

  private static LoadResult result(Duration machine) {
    return new LoadResult(
        TOOK,
        4,
        2,
        50,
        60,
        Map.of("paid by card", 60L),
        Map.of("POST /payments", new Latencies.Summary(100, ms(10), ms(20), ms(30), ms(40))),
        new ProcessorShares(
            Map.of(
                "function ConfirmPayment", Duration.ofSeconds(12),
                "DynamoDB Local", Duration.ofSeconds(4)),
            machine),
        Map.of("ConfirmPaymentFunction", 50L),
        60,
        0,
        List.of(),
        List.of("p1 was charged twice"));
  }

  private static Duration ms(int millis) {
    return Duration.ofMillis(millis);
  }
}
