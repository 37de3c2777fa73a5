package io.paykkaserverless.bench.growth;

import io.paykkaserverless.bench.report.Figures;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The command {@code bench growth}: {@code [--keep]}. Takes about ten minutes. {@code --keep} keeps
 * the figures for docs/performance.md.
 */
public final class GrowthCommand {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final List<Integer> DUE = List.of(0, 1_000, 10_000, 100_000);
  private static final int DRAIN_MAX = 10_000;
  private static final List<Integer> ENDPOINTS = List.of(1, 10, 100);

  private GrowthCommand() {}

  /**
   * Runs it: exits 0, or 2 on misuse.
   *
   * @param root the project's folder
   */
  public static int run(Path root, List<String> arguments, PrintStream out) {
    if (!List.of("--keep").containsAll(arguments)) {
      out.println("'bench growth' knows --keep alone");
      return MISUSED;
    }
    Figures figures;
    try {
      figures = measured(root, line -> out.println("  " + line));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
    out.println(new GrowthSection().text(figures));
    if (!arguments.isEmpty()) {
      figures.keep(root, GrowthSection.NAME);
    }
    return 0;
  }

  private static Figures measured(Path root, Consumer<String> progress)
      throws InterruptedException {
    return GrowthSection.figures(
        SweepGrowth.measure(root, DUE, DRAIN_MAX, progress),
        NotificationGrowth.measure(root, ENDPOINTS, progress));
  }
}
