package io.paykkaserverless.runner.costs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Counts on the shipped jars, and holds docs/costs.md against it and against the prices. */
final class CostPageIT {

  private static final Path ROOT = Path.of("../..");
  private static final Path PAGE = ROOT.resolve("docs/costs.md");
  private static final Path CALLS = ROOT.resolve("docs/performance/calls.properties");
  private static final String SWEEP = "a sweep with nothing to do";

  /** Times of day, numbers of ports and the like are longer or shorter. */
  private static final int BYTES_OFF_PERCENT = 20;

  private static final int ROUNDED_TO = -2;

  private final PriceTable table = PriceTable.read(ROOT.resolve("infra/prices.json"));

  /** Run with {@code -Ddocs.update=true} after a change that asks AWS for more or less. */
  @Test
  void thePageShowsWhatIsCountedTimesThePrices() throws IOException {
    Measurement counted = Count.in(ROOT);
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, page(rounded(counted)));
      keep(rounded(counted));
    }

    assertThat(PAGE)
        .as(
            "run: mvn -pl local/runner -am verify -Dtest=None -Dit.test=CostPageIT"
                + " -Ddocs.update=true -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dfailsafe.failIfNoSpecifiedTests=false")
        .hasContent(page(withBytesOf(Files.readString(PAGE), counted)));
    assertThat(CALLS)
        .as("likewise")
        .hasContent(CallFigures.of(withBytesOf(Files.readString(PAGE), counted), table));
  }

  private void keep(Measurement counted) throws IOException {
    Files.createDirectories(CALLS.getParent());
    Files.writeString(CALLS, CallFigures.of(counted, table));
  }

  private String page(Measurement measurement) {
    return new CostPage(measurement, table, BYTES_OFF_PERCENT).render();
  }

  private static Measurement rounded(Measurement counted) {
    Measurement rounded = counted.withSweepBytes(round(counted.sweep().logBytes()));
    for (Map.Entry<Story, Load> story : counted.stories().entrySet()) {
      Load load = story.getValue();
      rounded =
          rounded.withBytes(story.getKey(), round(load.logBytes()), round(load.storedBytes()));
    }
    return rounded;
  }

  private static long round(BigDecimal bytes) {
    return bytes.setScale(ROUNDED_TO, RoundingMode.HALF_UP).longValueExact();
  }

  /** Puts the page's sizes in the place of those counted, where they are near enough. */
  private static Measurement withBytesOf(String page, Measurement counted) {
    Measurement documented = counted.withSweepBytes(bytes(page, SWEEP, counted.sweep())[0]);
    for (Map.Entry<Story, Load> story : counted.stories().entrySet()) {
      long[] bytes = bytes(page, story.getKey().title(), story.getValue());
      documented = documented.withBytes(story.getKey(), bytes[0], bytes[1]);
    }
    return documented;
  }

  private static long[] bytes(String page, String title, Load counted) {
    Matcher row =
        Pattern.compile(
                "^\\| " + Pattern.quote(title) + " \\| ([\\d,]+) \\| ([\\d,]+) \\|$",
                Pattern.MULTILINE)
            .matcher(page);
    assertThat(row.find()).as("%s has a row with its bytes", title).isTrue();
    long[] bytes = {number(row.group(1)), number(row.group(2))};
    assertNear(title + ": bytes of logs", counted.logBytes(), bytes[0]);
    assertNear(title + ": bytes stored", counted.storedBytes(), bytes[1]);
    return bytes;
  }

  private static void assertNear(String what, BigDecimal counted, long documented) {
    assertThat(counted.longValueExact())
        .as("%s, as docs/costs.md has them", what)
        .isCloseTo(documented, Percentage.withPercentage(BYTES_OFF_PERCENT));
  }

  private static long number(String digits) {
    return Long.parseLong(digits.replace(",", ""));
  }
}
