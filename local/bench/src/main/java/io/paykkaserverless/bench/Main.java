package io.paykkaserverless.bench;

import io.paykkaserverless.bench.growth.GrowthCommand;
import io.paykkaserverless.bench.growth.GrowthSection;
import io.paykkaserverless.bench.load.LoadCommand;
import io.paykkaserverless.bench.load.LoadSection;
import io.paykkaserverless.bench.report.Budget;
import io.paykkaserverless.bench.report.Budgets;
import io.paykkaserverless.bench.report.Figures;
import io.paykkaserverless.bench.report.PerformancePage;
import io.paykkaserverless.bench.report.Section;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./paykka bench}. Exits 0 when everything was measured, 1 when something could not be, or
 * {@code --check} found a broken budget, 2 on misuse.
 */
public final class Main {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final Path root;
  private final PrintStream out;
  private final PrintStream err;

  Main(Path root, PrintStream out, PrintStream err) {
    this.root = root;
    this.out = out;
    this.err = err;
  }

  static void main(String[] arguments) {
    Path root = Path.of(System.getProperty("paykka.root", "."));
    System.exit(new Main(root, System.out, System.err).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
      case LoadSection.NAME -> written(LoadCommand.run(root, after(arguments), out));
      case GrowthSection.NAME -> written(GrowthCommand.run(root, after(arguments), out));
      default -> runSections(arguments);
    };
  }

  /** What may have been kept stands on the page. */
  private int written(int exitCode) {
    if (exitCode == 0) {
      new PerformancePage(root, Measurements.ON_THE_PAGE).write();
    }
    return exitCode;
  }

  private static List<String> after(List<String> arguments) {
    return arguments.subList(1, arguments.size());
  }

  private int runSections(List<String> arguments) {
    if (arguments.equals(List.of("--page"))) {
      new PerformancePage(root, Measurements.ON_THE_PAGE).write();
      out.println("Written to " + PerformancePage.FILE + " from what was kept.");
      return 0;
    }
    return switch (BenchOptions.read(arguments)) {
      case BenchOptions.Reading.Read(BenchOptions options) -> measure(options);
      case BenchOptions.Reading.Wrong(String problem) -> {
        err.println("paykka: " + problem + "; './paykka help bench' explains");
        yield MISUSED;
      }
    };
  }

  private int measure(BenchOptions options) {
    Budgets budgets = Budgets.of(root);
    Map<String, Figures> measured;
    try {
      measured = Measurements.run(root, options, this::progress);
    } catch (RuntimeException e) {
      err.println("paykka: " + e.getMessage());
      return FAILED;
    }
    for (Section section : Measurements.SECTIONS) {
      Figures figures = measured.get(section.name());
      if (figures != null) {
        out.println(section.text(figures));
      }
    }
    if (!options.check()) {
      measured.forEach((section, figures) -> figures.keep(root, section));
      new PerformancePage(root, Measurements.ON_THE_PAGE).write();
      out.println("Kept in docs/performance, and written to " + PerformancePage.FILE + ".");
    }
    List<String> objections = objections(budgets, measured);
    objections.forEach(objection -> out.println("over budget: " + objection));
    if (objections.isEmpty()) {
      out.println("All budgets that were measured are kept.");
    }
    return options.check() && !objections.isEmpty() ? FAILED : 0;
  }

  /** One line for each budget that is broken; what was not measured is not judged. */
  static List<String> objections(Budgets budgets, Map<String, Figures> measured) {
    return budgets.all().stream()
        .flatMap(budget -> measured(budget, measured).flatMap(budget::objectionTo).stream())
        .toList();
  }

  private static Optional<BigDecimal> measured(Budget budget, Map<String, Figures> measured) {
    return Optional.ofNullable(measured.get(budget.section()))
        .flatMap(figures -> figures.find(budget.figure()))
        .map(BigDecimal::new);
  }

  private void progress(String what) {
    err.println("  " + what);
  }
}
