package io.paykkaserverless.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.bench.BenchOptions.Reading;
import io.paykkaserverless.bench.report.Budgets;
import io.paykkaserverless.bench.report.Figures;
import io.paykkaserverless.bench.report.PerformancePage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MainTest {

  private static final Path ROOT = Path.of("../..");

  @Test
  void measuresFifteenTimesUnlessToldOtherwise() {
    assertThat(BenchOptions.read(List.of()))
        .isEqualTo(new Reading.Read(new BenchOptions(15, false, Optional.empty())));
    assertThat(BenchOptions.read(List.of("--quick", "--check", "--only", "cold")))
        .isEqualTo(new Reading.Read(new BenchOptions(5, true, Optional.of("cold"))));
    assertThat(BenchOptions.read(List.of("--runs", "30")))
        .isEqualTo(new Reading.Read(new BenchOptions(30, false, Optional.empty())));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(BenchOptions.read(List.of("--runs", "0"))).isInstanceOf(Reading.Wrong.class);
    assertThat(BenchOptions.read(List.of("--only", "nothing"))).isInstanceOf(Reading.Wrong.class);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

    int exit = new Main(ROOT, err, err).run(List.of("--fast"));

    assertThat(exit).isEqualTo(2);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("bench knows no option '--fast'");
  }

  @Test
  void saysInOneLineWhichBudgetIsBroken() {
    Figures figures =
        new Figures()
            .put("receive-webhook.cpu-ratio", 0.61, 2)
            .put("confirm-payment.cpu-ratio", 0.6, 2);

    assertThat(Main.objections(Budgets.of(ROOT), Map.of("cold", figures)))
        .singleElement()
        .asString()
        .startsWith("cold.receive-webhook.cpu-ratio is 0.61 and may be 0.6 at most");
  }

  @Test
  void thePageSaysWhatWasKept() {
    assertThat(ROOT.resolve(PerformancePage.FILE))
        .as("to write it again: ./paykka bench --page")
        .hasContent(new PerformancePage(ROOT, Measurements.ON_THE_PAGE).text());
  }
}
