package io.paykkaserverless.bench.load;

import io.paykkaserverless.aws.snapstart.Stage;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What is asked of a load run.
 *
 * @param root the project's folder, with {@code template.yaml} and the built functions
 * @param length how long payments are begun and measured
 * @param warmUpMax how long it may take at most until each worker has done one of each errand and
 *     every function was invoked {@code playedBefore} times for each of its processes; measured
 *     from then on, so that no cold start is. What is paid meanwhile is held against the books, too
 * @param playedBefore as often as a rehearsal invokes a function before SnapStart takes its
 *     snapshot
 * @param workers how many deal with a payment each at any moment; each begins the next when one is
 *     done (a closed loop)
 * @param environments how many processes a function may have
 * @param seed decides in which order each worker does what
 */
public record LoadOptions(
    Path root,
    Duration length,
    Duration warmUpMax,
    int playedBefore,
    int workers,
    int environments,
    long seed) {

  private static final int WORKERS = 4;

  public LoadOptions {
    if (!length.isPositive() || warmUpMax.isNegative() || playedBefore < 0) {
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
        Duration.ofMinutes(6),
        Stage.ROUNDS,
        WORKERS,
        WORKERS,
        1);
  }

  /** The same for another time. */
  public LoadOptions lasting(Duration other) {
    return new LoadOptions(root, other, warmUpMax, playedBefore, workers, environments, seed);
  }

  /** The same, but measured from when every worker has done one of each errand. */
  public LoadOptions fromTheFirst() {
    return new LoadOptions(root, length, warmUpMax, 0, workers, environments, seed);
  }

  /** The same with more or fewer workers, and as many processes of each function. */
  public LoadOptions withWorkers(int count) {
    return new LoadOptions(root, length, warmUpMax, playedBefore, count, count, seed);
  }

  /** The same in another order. */
  public LoadOptions withSeed(long other) {
    return new LoadOptions(root, length, warmUpMax, playedBefore, workers, environments, other);
  }
}
