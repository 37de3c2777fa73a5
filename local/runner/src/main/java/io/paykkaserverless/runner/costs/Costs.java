package io.paykkaserverless.runner.costs;

import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.costs.Estimate.Line;
import io.paykkaserverless.runner.demo.StepFailed;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The command {@code costs}: counts on a local system, and prints what it comes to. */
public final class Costs {

  private final Path root;
  private final PrintStream out;

  /**
   * The command.
   *
   * @param root the project's folder
   */
  public Costs(Path root, PrintStream out) {
    this.root = root;
    this.out = out;
  }

  /**
   * Counts and prints.
   *
   * @throws IllegalArgumentException if the table of prices makes no sense
   * @throws StepFailed if a payment did not go as it should
   */
  public void run(CostOptions options) {
    PriceTable read =
        PriceTable.read(options.prices().orElseGet(() -> root.resolve("infra/prices.json")));
    PriceTable table = options.region().map(read::in).orElse(read);
    if (!options.json()) {
      out.println("Counting on a local system what each kind of payment asks of AWS ...");
    }
    Measurement counted = Count.in(root);
    Estimate estimate = new CostModel(counted, table).estimate();
    if (options.json()) {
      out.println(json(options.payments(), counted, table, estimate));
    } else {
      tell(options.payments(), table, estimate);
    }
  }

  private void tell(long payments, PriceTable table, Estimate estimate) {
    out.println();
    out.println(
        "USD in %s, prices of %s; how long functions wait for others is assumed."
            .formatted(table.region(), table.date()));
    out.println();
    String many = Figures.exact(BigDecimal.valueOf(payments));
    tell(
        many + " payments of the mix, until they are deleted",
        scaled(estimate.perMillion(), factor(payments), table));
    tell("A month in which nobody pays", estimate.idle());
    tell("A month with payments around the clock, on top", estimate.busy());
    out.println(
        row(
            "A month with %s payments, all together".formatted(many),
            "",
            estimate.month(payments)));
    out.println();
    out.println("docs/costs.md says what is counted, what is assumed and what is left out.");
  }

  private void tell(String title, List<Line> lines) {
    out.println(title);
    for (Line line : lines) {
      out.println(row("  " + line.billed().title(), Figures.count(line.units()), line.usd()));
    }
    out.println(row("  together", "", Estimate.sum(lines)));
    out.println();
  }

  private static String row(String title, String units, BigDecimal usd) {
    return String.format(Locale.ROOT, "%-50s %16s %10s", title, units, Figures.usd(usd));
  }

  private static List<Line> scaled(List<Line> lines, BigDecimal factor, PriceTable table) {
    return lines.stream()
        .map(
            line -> {
              BigDecimal units = line.units().multiply(factor);
              return new Line(line.billed(), units, table.price(line.billed()).of(units));
            })
        .toList();
  }

  private static BigDecimal factor(long payments) {
    return BigDecimal.valueOf(payments).divide(CostModel.MILLION, MathContext.DECIMAL64);
  }

  private static String json(
      long payments, Measurement counted, PriceTable table, Estimate estimate) {
    JsonWriter json =
        new JsonWriter()
            .put("region", table.region())
            .put("prices_of", table.date())
            .put("payments", payments)
            .beginObject("stories");
    counted.stories().forEach((story, load) -> write(json.beginObject(story.key()), load));
    write(json.end().beginObject("sweep"), counted.sweep());
    BigDecimal factor = factor(payments);
    write(json, "payments_usd", scaled(estimate.perMillion(), factor, table));
    write(json, "idle_month_usd", estimate.idle());
    write(json, "busy_month_usd", estimate.busy());
    json.put("month_usd", cents(estimate.month(payments)));
    return json.toString();
  }

  private static void write(JsonWriter json, Load load) {
    json.put("api_requests", Figures.plain(load.apiRequests()));
    json.beginObject("invocations");
    load.invocations().forEach((function, count) -> json.put(function, Figures.plain(count)));
    json.end()
        .put("dynamodb_write_units", Figures.plain(load.writeUnits()))
        .put("dynamodb_read_units", Figures.plain(load.readUnits()))
        .put("sqs_requests", Figures.plain(load.queueRequests()))
        .put("log_bytes", Figures.plain(load.logBytes()))
        .put("stored_bytes", Figures.plain(load.storedBytes()))
        .end();
  }

  private static void write(JsonWriter json, String name, List<Line> lines) {
    json.beginObject(name);
    lines.forEach(line -> json.put(line.billed().key(), cents(line.usd())));
    json.put("together", cents(Estimate.sum(lines))).end();
  }

  private static JsonNumber cents(BigDecimal usd) {
    return Figures.plain(usd.setScale(2, RoundingMode.HALF_UP));
  }
}
