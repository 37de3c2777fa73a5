package io.paykkaserverless.bench.growth;

import io.paykkaserverless.bench.report.Figures;
import io.paykkaserverless.bench.report.Machine;
import io.paykkaserverless.bench.report.Section;
import io.paykkaserverless.bench.report.Table;
import java.util.List;
import java.util.Locale;

/** The sweep with more and more that is due, notifications with more and more endpoints. */
public final class GrowthSection implements Section {

  /** Of the section and of its file of figures. */
  public static final String NAME = "growth";

  private static final String SWEEP = "sweep.";
  private static final String RUNS = ".runs";
  private static final String ENDPOINTS = "endpoints.";
  private static final String AT_ONCE = ".at-once";

  @Override
  public String name() {
    return NAME;
  }

  /** What is kept of a measurement. */
  static Figures figures(
      List<SweepGrowth.Figures> sweeps, List<NotificationGrowth.Figures> notifications) {
    Figures figures = Machine.describe(new Figures());
    figures.put("environments", NotificationGrowth.ENVIRONMENTS);
    sweeps.forEach(sweep -> put(figures, SWEEP + sweep.due(), sweep));
    notifications.forEach(
        told -> put(figures, ENDPOINTS + told.endpoints() + "." + told.hanging(), told));
    return figures;
  }

  private static void put(Figures figures, String of, SweepGrowth.Figures sweep) {
    figures
        .put(of + RUNS, sweep.runs())
        .put(of + ".looked", sweep.looked())
        .put(of + ".failed", sweep.failed())
        .put(of + ".most-in-a-run", sweep.lookedMax())
        .put(of + ".requests-of-a-run", sweep.requestsMax())
        .put(of + ".longest-run-ms", sweep.longest().toMillis())
        .put(of + ".ms-each", each(sweep));
  }

  private static String each(SweepGrowth.Figures sweep) {
    return sweep.looked() == 0
        ? "-"
        : String.format(Locale.ROOT, "%.1f", (double) sweep.together().toMillis() / sweep.looked());
  }

  private static void put(Figures figures, String of, NotificationGrowth.Figures told) {
    figures
        .put(of + ".delay-p50-ms", told.steady().p50().toMillis())
        .put(of + ".delay-p95-ms", told.steady().p95().toMillis())
        .put(of + ".delay-max-ms", told.steady().max().toMillis())
        .put(of + AT_ONCE, told.burst())
        .put(of + ".all-told-ms", told.burstTook().toMillis())
        .put(of + ".deliveries-per-second", told.deliveriesPerSecond(), 0);
  }

  @Override
  public String text(Figures figures) {
    return """
    ## Growth

    **One payment's events** cost the same however many there were before. `EventCostIT` lets 500 of them happen to one and counts DynamoDB's units: some 5
    write units each, the 21st to the 120th like the 401st to the 500th, where without an archive the last took 68
    ([ADR 44](adr/0044-what-is-finished-leaves-the-payments-item.md); the build's own count is in [reliability.md](reliability.md)).

    **The sweep** looks at 200 payments a run (`SweepItemsMax`), longest overdue first, whatever waits behind them; each is read, written, and its message
    queued. What is not due costs nothing. Here payments had expired, and a thousand more were not due; up to 10,000 were seen to their end, of 100,000
    five runs were made. `SweepGrowthIT` holds the requests against what they must be, exactly.

    %s
    **Notifications** to endpoints that all want every message: %s processes deliver. The delay is from the queue to the endpoint's acceptance, one message
    every two seconds; then many at once, until the last endpoint has accepted the last. Where one hangs, the figures are the others'
    ([ADR 40](adr/0040-an-endpoint-that-hangs-is-tried-among-the-retries.md)). `NotificationGrowthIT` counts the requests. %s

    %s\
    """
        .formatted(
            sweeps(figures),
            figures.text("environments"),
            Machine.sentence(figures),
            told(figures));
  }

  private static Table sweeps(Figures figures) {
    Table table =
        new Table(
            "due",
            "runs made",
            "looked at",
            "most in a run",
            "most requests of a run",
            "longest run, ms",
            "ms each");
    for (String due : between(figures, SWEEP, RUNS)) {
      String of = SWEEP + due;
      table.row(
          due,
          figures.text(of + RUNS),
          figures.text(of + ".looked"),
          figures.text(of + ".most-in-a-run"),
          figures.text(of + ".requests-of-a-run"),
          figures.text(of + ".longest-run-ms"),
          figures.text(of + ".ms-each"));
    }
    return table;
  }

  private static Table told(Figures figures) {
    Table table =
        new Table(
            "endpoints",
            "of which hang",
            "delay p50, ms",
            "p95",
            "longest",
            "messages at once",
            "all told after, ms",
            "deliveries/s");
    for (String which : between(figures, ENDPOINTS, AT_ONCE)) {
      String of = ENDPOINTS + which;
      table.row(
          which.substring(0, which.indexOf('.')),
          which.substring(which.indexOf('.') + 1),
          figures.text(of + ".delay-p50-ms"),
          figures.text(of + ".delay-p95-ms"),
          figures.text(of + ".delay-max-ms"),
          figures.text(of + AT_ONCE),
          figures.text(of + ".all-told-ms"),
          figures.text(of + ".deliveries-per-second"));
    }
    return table;
  }

  private static List<String> between(Figures figures, String prefix, String suffix) {
    return figures.all().keySet().stream()
        .filter(name -> name.startsWith(prefix) && name.endsWith(suffix))
        .map(name -> name.substring(prefix.length(), name.length() - suffix.length()))
        .toList();
  }
}
