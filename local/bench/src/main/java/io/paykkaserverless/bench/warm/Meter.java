package io.paykkaserverless.bench.warm;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Supplier;

/** What the calling thread uses for one thing, done often. */
final class Meter {

  private static final int WARM_UP = 6_000;
  private static final int MEASURED = 2_001;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Something to measure; may fail as handlers do. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /**
   * Medians.
   *
   * @param nanos of CPU
   * @param bytes allocated
   */
  record Usage(long nanos, long bytes) {}

  /**
   * Measures.
   *
   * @param prepared makes the work; what that costs does not count
   */
  Usage of(Supplier<Work> prepared) {
    long[] nanos = new long[MEASURED];
    long[] bytes = new long[MEASURED];
    for (int round = -WARM_UP; round < MEASURED; round++) {
      Work work = prepared.get();
      long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
      long before = threads.getCurrentThreadCpuTime();
      run(work);
      long after = threads.getCurrentThreadCpuTime();
      long allocatedAfter = threads.getCurrentThreadAllocatedBytes();
      if (round >= 0) {
        nanos[round] = after - before;
        bytes[round] = allocatedAfter - allocatedBefore;
      }
    }
    return new Usage(median(nanos), median(bytes));
  }

  private static void run(Work work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("what was measured failed", e);
    }
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
