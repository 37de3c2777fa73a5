package io.paykkaserverless.runner.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.paykkaserverless.runner.costs.Estimate.Line;
import io.paykkaserverless.runner.costs.PriceTable.Assumptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CostModelTest {

  private static final Path SHIPPED = Path.of("../../infra/prices.json");

  @TempDir Path folder;

  @Test
  void countsAreMultipliedByTheirPrice() {
    List<Line> lines = shipped().perMillion();

    assertThat(units(lines, Billed.API_REQUEST)).isEqualByComparingTo("2000000");
    assertThat(usd(lines, Billed.API_REQUEST)).isEqualByComparingTo("2.40");
    assertThat(units(lines, Billed.LAMBDA_REQUEST)).isEqualByComparingTo("4000000");
    assertThat(usd(lines, Billed.DYNAMODB_WRITE)).isEqualByComparingTo("3.05");
    assertThat(usd(lines, Billed.SQS_REQUEST)).isEqualByComparingTo("0.40");
  }

  /** An invocation creates in 10 ms, three deliver in 20 each; one in a hundred takes 100 more. */
  @Test
  void workCostsTheSameAtAnyMemory() {
    PriceTable table = times(Map.of("create-payment", 10, "deliver-notification", 20), 0, 0);

    assertThat(gigabyteSeconds(table)).isEqualByComparingTo(seconds("0.074", "1769"));
  }

  /** Of an invocation with 1 GB, and of three with half of one; each calls AWS once. */
  @Test
  void waitingCostsWithTheMemoryOfWhoWaits() {
    PriceTable table = times(Map.of("create-payment", 0, "deliver-notification", 0), 200, 6);

    assertThat(gigabyteSeconds(table))
        .isEqualByComparingTo(
            seconds("0.004", "1769").add(seconds("0.006", "1024")).add(seconds("0.618", "512")));
  }

  /** 365 days are twelve months of 730 hours. */
  @Test
  void whatIsStoredIsPaidForUntilItIsDeleted() {
    BigDecimal perMonth = new BigDecimal(2048 * 1_000_000L).divide(new BigDecimal(1L << 30));

    assertThat(units(shipped().perMillion(), Billed.DYNAMODB_STORAGE))
        .isEqualByComparingTo(perMonth.multiply(BigDecimal.valueOf(12)));
  }

  @Test
  void anIdleMonthHasWhatIsAlwaysThereAndTheSweep() {
    List<Line> idle = shipped().idle();

    assertThat(usd(idle, Billed.SECRET)).isEqualByComparingTo("1.60");
    assertThat(usd(idle, Billed.ALARM_METRIC)).isEqualByComparingTo("1.00");
    assertThat(usd(idle, Billed.DASHBOARD)).isEqualByComparingTo("3.00");
    assertThat(usd(idle, Billed.CUSTOM_METRIC)).isEqualByComparingTo("0.30");
    assertThat(units(idle, Billed.LAMBDA_REQUEST)).isEqualByComparingTo("730");
    assertThat(units(idle, Billed.SECRET_CALL)).isEqualByComparingTo("730");
    assertThat(units(idle, Billed.SQS_REQUEST)).isEqualByComparingTo("1314000");
    assertThat(idle).extracting(Line::billed).doesNotContain(Billed.API_REQUEST);
  }

  /** Three secrets, two processes each, every five minutes. */
  @Test
  void aBusyMonthReadsSecretsAgainAndWritesMoreMetrics() {
    List<Line> busy = shipped().busy();

    assertThat(units(busy, Billed.SECRET_CALL)).isEqualByComparingTo("52560");
    assertThat(units(busy, Billed.CUSTOM_METRIC)).isEqualByComparingTo("1");
  }

  @Test
  void takingAndKeepingAreTheWhole() {
    Estimate estimate = shipped();

    assertThat(estimate.taking().add(estimate.keeping()))
        .isEqualByComparingTo(Estimate.sum(estimate.perMillion()));
  }

  @Test
  void aMonthHasWhatIsAlwaysThereAndItsShareOfAMillion() {
    Estimate estimate = shipped();

    assertThat(estimate.month(0)).isEqualByComparingTo(Estimate.sum(estimate.idle()));
    assertThat(estimate.month(500_000))
        .isCloseTo(
            Estimate.sum(estimate.idle())
                .add(Estimate.sum(estimate.busy()))
                .add(Estimate.sum(estimate.perMillion()).multiply(new BigDecimal("0.5"))),
            within(new BigDecimal("0.000001")));
  }

  @Test
  void aFunctionWithoutATimeIsNamed() throws IOException {
    PriceTable table = changed("\"create-payment\": 4,", "");

    assertThatThrownBy(() -> new CostModel(SampleCosts.counted(), table).estimate())
        .hasMessage("the table of prices has no cpu_milliseconds for create-payment");
  }

  @Test
  void aMixThatIsNotAHundredIsRefused() {
    assertThatThrownBy(() -> changed("\"paid-with-3ds\": 50", "\"paid-with-3ds\": 51"))
        .hasMessageEndingWith("mix_percent must add up to 100");
  }

  @Test
  void aPriceThatIsMissingOrNegativeIsNamed() {
    assertThatThrownBy(() -> changed("\"dashboard\"", "\"board\""))
        .hasMessageEndingWith("dashboard is missing");
    assertThatThrownBy(() -> changed("\"usd\": 1.20", "\"usd\": -1.20"))
        .hasMessageEndingWith("usd must be a number and not negative");
  }

  @Test
  void anotherRegionHasItsOwnPricesWhereTheyDiffer() {
    PriceTable shipped = PriceTable.read(SHIPPED);

    PriceTable there = shipped.in("us-east-1");

    assertThat(there.region()).isEqualTo("us-east-1");
    assertThat(there.price(Billed.API_REQUEST).usd()).isEqualByComparingTo("1");
    assertThat(there.price(Billed.SQS_REQUEST)).isEqualTo(shipped.price(Billed.SQS_REQUEST));
    assertThat(there.regions()).containsExactly("us-east-1");
  }

  @Test
  void aRegionWithoutPricesIsRefused() {
    assertThatThrownBy(() -> PriceTable.read(SHIPPED).in("moon-1"))
        .hasMessage("there are prices of eu-central-1, us-east-1, and none of moon-1");
    assertThatThrownBy(() -> changed("\"us-east-1\": {", "\"us-east-1\": {\"lunch\": 1,"))
        .hasMessageEndingWith("usd_elsewhere has lunch, which is not billed");
  }

  @Test
  void aFileThatIsNoJsonIsNamed() {
    assertThatThrownBy(() -> changed("{", "")).hasMessageContaining("prices.json is not JSON");
  }

  /** A first invocation takes 100 ms; only who delivers waits for others. */
  private static PriceTable times(Map<String, Integer> cpu, int delivering, int awsCall) {
    PriceTable shipped = PriceTable.read(SHIPPED);
    Assumptions assumed = shipped.assumptions();
    Map<String, BigDecimal> milliseconds = new HashMap<>(assumed.cpuMilliseconds());
    cpu.forEach((function, each) -> milliseconds.put(function, BigDecimal.valueOf(each)));
    return new PriceTable(
        shipped.region(),
        shipped.architecture(),
        shipped.date(),
        shipped.prices(),
        new Assumptions(
            milliseconds,
            Map.of("deliver-notification", BigDecimal.valueOf(delivering)),
            BigDecimal.valueOf(awsCall),
            BigDecimal.ONE,
            BigDecimal.valueOf(100),
            assumed.platformLogBytes(),
            assumed.accessLogBytes(),
            assumed.warmEnvironments(),
            assumed.idleReceives(),
            assumed.hoursPerMonth()),
        shipped.mix(),
        shipped.elsewhere());
  }

  private static BigDecimal gigabyteSeconds(PriceTable table) {
    return units(
        new CostModel(SampleCosts.counted(), table).estimate().perMillion(),
        Billed.LAMBDA_GB_SECOND);
  }

  /** A million times so many seconds with so many MB. */
  private static BigDecimal seconds(String each, String memoryMb) {
    return new BigDecimal(each)
        .multiply(CostModel.MILLION)
        .multiply(new BigDecimal(memoryMb))
        .divide(BigDecimal.valueOf(1024));
  }

  private static Estimate shipped() {
    return new CostModel(SampleCosts.counted(), PriceTable.read(SHIPPED)).estimate();
  }

  private PriceTable changed(String from, String to) throws IOException {
    String text = Files.readString(SHIPPED);
    assertThat(text).contains(from);
    return PriceTable.read(
        Files.writeString(folder.resolve("prices.json"), text.replace(from, to)));
  }

  private static BigDecimal units(List<Line> lines, Billed billed) {
    return line(lines, billed).units();
  }

  private static BigDecimal usd(List<Line> lines, Billed billed) {
    return line(lines, billed).usd();
  }

  private static Line line(List<Line> lines, Billed billed) {
    return lines.stream().filter(line -> line.billed() == billed).findFirst().orElseThrow();
  }
}
