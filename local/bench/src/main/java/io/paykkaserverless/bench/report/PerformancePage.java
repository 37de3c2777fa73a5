package io.paykkaserverless.bench.report;

import io.paykkaserverless.bench.report.Budget.CheckedBy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** docs/performance.md: what was kept of every section, and the budgets with it. */
public final class PerformancePage {

  /** Where the page is, from the project's folder. */
  public static final Path FILE = Path.of("docs/performance.md");

  private final Path root;
  private final List<Section> sections;

  /**
   * The page of the project in {@code root}.
   *
   * @param sections in the page's order; one that nothing was kept of is left out
   */
  public PerformancePage(Path root, List<Section> sections) {
    this.root = root;
    this.sections = sections;
  }

  /** Writes it. */
  public void write() {
    try {
      Files.writeString(root.resolve(FILE), text());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + FILE, e);
    }
  }

  /** What it says. */
  public String text() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    page.append('\n').append(budgets());
    for (Section section : sections) {
      Figures.kept(root, section.name())
          .ifPresent(figures -> page.append('\n').append(section.text(figures)));
    }
    return page.toString();
  }

  private String budgets() {
    Table table = new Table("budget", "measured", "limit", "unit", "checked by");
    for (Budget budget : Budgets.of(root).all()) {
      Optional<BigDecimal> measured =
          Figures.kept(root, budget.section())
              .flatMap(figures -> figures.find(budget.figure()))
              .map(BigDecimal::new);
      table.row(
          "`" + budget.name() + "`",
          measured
              .map(value -> budget.objectionTo(value).isEmpty() ? "" + value : "**" + value + "**")
              .orElse("-"),
          budget.limit().toPlainString(),
          budget.unit(),
          budget.checkedBy() == CheckedBy.BUILD ? "`mvn verify`" : "`./paykka bench --check`");
    }
    return "## Budgets\n\n"
        + "From [budgets.yaml](performance/budgets.yaml), which says why each is there. What is"
        + " over its limit is **bold**.\n\n"
        + table;
  }

  private static final String INTRODUCTION =
      """
      # Performance

      Written by `./paykka bench` from what it kept in [performance/](performance); do not edit.

      Ours is measured beside a *conventional reference function* ([local/bench-reference](../local/bench-reference)) that does the same I/O as
      an ordinary team would write it: AWS SDK with default settings, enhanced DynamoDB client with annotated beans, Jackson databind, POJO events,
      Powertools logging, the JDK's `HttpClient`, secrets fetched per cold start, `TransactWriteItems`. Both run under AWS's own runtime interface
      client against a local Runtime API, in turns, and talk TLS to the same stand-ins for DynamoDB, SQS, Secrets Manager and PayKKa, which answer
      from memory. So what is compared is the CPU that a function uses; ratios count, for machines differ and are noisy. Medians come first, since
      what disturbs a run only adds to it; minima are beside them.

      **Not measured**: real Lambda, its CPUs and arm64; Firecracker's restore of a snapshot; networks and the time AWS and PayKKa take; the chain of
      certificates that AWS shows (the stand-ins have one, issued by itself); Lambda's own class data sharing archive.
      """;
}
