package io.paykkaserverless.bench.calls;

import io.paykkaserverless.bench.report.Figures;
import io.paykkaserverless.bench.report.Section;
import io.paykkaserverless.bench.report.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What each story of docs/costs.md asks of DynamoDB, SQS and Secrets Manager, in all and by
 * function. Counted by {@code CostPageIT} of local/runner on the shipped jars, the same in every
 * run.
 */
public final class CallsSection implements Section {

  private static final String WRITE_UNITS = ".write-units";
  private static final String READS = ".database-reads";

  /** Beside the reads and write units, in the table's order. */
  private static final List<String> COLUMNS =
      List.of(READS, ".database-writes", ".messages-sent", ".secrets", ".read-units", WRITE_UNITS);

  /** By its name in the figures. */
  private static final SequencedMap<String, String> STORIES = stories();

  @Override
  public String name() {
    return "calls";
  }

  @Override
  public String text(Figures figures) {
    Table table =
        new Table(
            "story",
            "function",
            "reads",
            "writes",
            "messages sent",
            "secrets",
            "read units",
            "write units");
    STORIES.forEach((story, title) -> rows(table, story, title, figures));
    return """
    ## Calls and units

    What each function asks AWS for in the stories of [costs.md](costs.md), when it runs already; no call is a transaction. Units are DynamoDB's, indexes
    included. The webhook of "paid at once" is news that is known already, as a duplicate is. Counted by `CostPageIT`, which fails when one
    of them changes.

    %s\
    """
        .formatted(table);
  }

  private static void rows(Table table, String story, String title, Figures figures) {
    table.row(
        title,
        "together",
        "",
        "",
        "",
        "",
        units(figures, story, ".read-units"),
        units(figures, story, WRITE_UNITS));
    figures.all().keySet().stream()
        .filter(name -> name.startsWith(story + ".") && name.endsWith(READS))
        .map(name -> name.substring(0, name.length() - READS.length()))
        .forEach(function -> row(table, story, function, figures));
  }

  private static void row(Table table, String story, String function, Figures figures) {
    List<String> cells = COLUMNS.stream().map(column -> units(figures, function, column)).toList();
    table.row(
        "",
        function.substring(story.length() + 1),
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        cells.get(4),
        cells.get(5));
  }

  private static String units(Figures figures, String of, String which) {
    return figures.find(of + which).orElse("0");
  }

  private static SequencedMap<String, String> stories() {
    SequencedMap<String, String> stories = new LinkedHashMap<>();
    stories.put("paid-with-3ds", "paid with 3-D Secure");
    stories.put("paid-at-once", "paid at once");
    stories.put("declined", "declined");
    stories.put("charged", "charge of a subscription");
    stories.put("captured-and-refunded", "captured and refunded");
    return stories;
  }
}
