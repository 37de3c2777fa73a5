package io.paykkaserverless.bench.growth;

import io.paykkaserverless.bench.growth.SweepMeter.Run;
import io.paykkaserverless.bench.load.Quiet;
import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Measures the sweep with more and more payments that are due. */
public final class SweepGrowth {

  /** Runs that are measured where not all are. */
  private static final int FEW = 5;

  private static final int NOT_DUE = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private SweepGrowth() {}

  /**
   * What was measured with so many due payments.
   *
   * @param due how many there were
   * @param runs how many runs were made
   * @param looked how many payments they looked at together
   * @param lookedMax the most that one looked at
   * @param failed how many payments could not be dealt with
   * @param requests of the first run, by API operation
   * @param requestsMax the most requests that one run made
   * @param longest how long the longest run took
   * @param together how long all runs took
   */
  public record Figures(
      int due,
      int runs,
      long looked,
      long lookedMax,
      long failed,
      Map<String, Long> requests,
      long requestsMax,
      Duration longest,
      Duration together) {

    public Figures {
      requests = new TreeMap<>(requests);
    }
  }

  /**
   * Measures, each size on a system of its own.
   *
   * @param sizes how many payments are due
   * @param drainMax up to how many all runs are made that it takes; of more, a few runs
   * @param progress hears of it, for people
   */
  public static List<Figures> measure(
      Path root, List<Integer> sizes, int drainMax, Consumer<String> progress)
      throws InterruptedException {
    List<Figures> all = new ArrayList<>();
    for (int due : sizes) {
      try (LocalSystem system = LocalSystem.start(LocalOptions.in(root).withEnvironments(2))) {
        all.add(measure(system, due, due <= drainMax, progress));
      }
    }
    return all;
  }

  private static Figures measure(
      LocalSystem system, int due, boolean drains, Consumer<String> progress)
      throws InterruptedException {
    ManyPayments payments = new ManyPayments(system);
    SweepMeter sweep = new SweepMeter(system);
    warmUp(payments, sweep);
    progress.accept("writing %,d payments that are due".formatted(due));
    payments.notDue(NOT_DUE);
    payments.due("due", due);
    Quiet.await(system, PATIENCE);
    List<Run> runs = new ArrayList<>();
    do {
      runs.add(sweep.run());
    } while (runs.getLast().looked() > 0 && (drains || runs.size() < FEW));
    Figures figures = figures(due, runs);
    progress.accept(
        "%,d due: %d runs looked at %,d, longest %d ms"
            .formatted(due, figures.runs(), figures.looked(), figures.longest().toMillis()));
    return figures;
  }

  /** The process starts, and its code is compiled. */
  private static void warmUp(ManyPayments payments, SweepMeter sweep) {
    payments.due("warm-up", NOT_DUE);
    long looked;
    do {
      looked = sweep.run().looked();
    } while (looked > 0);
  }

  private static Figures figures(int due, List<Run> runs) {
    return new Figures(
        due,
        runs.size(),
        runs.stream().mapToLong(Run::looked).sum(),
        runs.stream().mapToLong(Run::looked).max().orElse(0),
        runs.stream().mapToLong(Run::failed).sum(),
        runs.getFirst().requests(),
        runs.stream().mapToLong(Run::allRequests).max().orElse(0),
        runs.stream().map(Run::took).max(Duration::compareTo).orElse(Duration.ZERO),
        runs.stream().map(Run::took).reduce(Duration.ZERO, Duration::plus));
  }
}
