package io.paykkaserverless.bench.load;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The command {@code bench load}: {@code [--seconds N] [--workers N] [--seed N] [--keep]}. Exits 0
 * where all was sound, 1 where somebody was answered wrongly or an effect was lost or doubled, 2 on
 * misuse. {@code --keep} keeps the figures of a sound run for docs/performance.md.
 */
public final class LoadCommand {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private LoadCommand() {}

  /**
   * Runs it.
   *
   * @param root the project's folder
   */
  public static int run(Path root, List<String> arguments, PrintStream out) {
    LoadOptions options = LoadOptions.in(root);
    boolean keep = false;
    Deque<String> left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      String option = left.removeFirst();
      String value = option.equals("--keep") || left.isEmpty() ? "" : left.removeFirst();
      boolean counts = value.matches("[1-9][0-9]{0,3}");
      if (option.equals("--keep")) {
        keep = true;
      } else if (option.equals("--seconds") && counts) {
        options = options.lasting(Duration.ofSeconds(Long.parseLong(value)));
      } else if (option.equals("--workers") && counts) {
        options = options.withWorkers(Integer.parseInt(value));
      } else if (option.equals("--seed") && counts) {
        options = options.withSeed(Long.parseLong(value));
      } else {
        out.println("'bench load' wants --seconds, --workers or --seed with a number, or --keep");
        return MISUSED;
      }
    }
    LoadResult result;
    try {
      result = LoadRun.run(options, line -> out.println("  " + line));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
    LoadReport.lines(result).forEach(out::println);
    if (keep && result.isSound()) {
      LoadSection.figures(result).keep(root, LoadSection.NAME);
    }
    return result.isSound() ? 0 : FAILED;
  }
}
