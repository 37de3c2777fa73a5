package io.paykkaserverless.bench.load;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What is asked of a load run.
 *
 * @param root the project's folder, with {@code template.yaml} and the built functions
 * @param length how long payments are begun and measured
 * @param warmUpMax how long it may take at most until each worker has done one of each errand;
 *     measured from then on, so that no cold start is. What is paid meanwhile is held against the
 *     books, too
 * @param workers how many deal with a payment each at any moment; each begins the next when one is
 *     done (a closed loop)
 * @param environments how many processes a function may have
 * @param seed decides in which order each worker does what
 */
public record LoadOptions(
    Path root, Duration length, Duration warmUpMax, int workers, int environments, long seed) {

  private static final int WORKERS = 4;

  public LoadOptions {
    if (!length.isPositive() || warmUpMax.isNegative()) {
      throw new IllegalArgumentException("a load run takes time");
    }
    if (workers < 1 || environments < 1) {
      throw new IllegalArgumentException("a load run needs a worker and a process");
    }
  }

  /** Two minutes, four workers, and as many processes of each function. */
  public static LoadOptions in(Path root) {
    return new LoadOptions(
        root.toAbsolutePath().normalize(),
        Duration.ofMinutes(2),
        Duration.ofMinutes(3),
        WORKERS,
        WORKERS,
        1);
  }

  /** The same for another time. */
  public LoadOptions lasting(Duration other) {
    return new LoadOptions(root, other, warmUpMax, workers, environments, seed);
  }

  /** The same with more or fewer workers, and as many processes of each function. */
  public LoadOptions withWorkers(int count) {
    return new LoadOptions(root, length, warmUpMax, count, count, seed);
  }

  /** The same in another order. */
  public LoadOptions withSeed(long other) {
    return new LoadOptions(root, length, warmUpMax, workers, environments, other);
  }
}
