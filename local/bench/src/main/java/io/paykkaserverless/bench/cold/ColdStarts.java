package io.paykkaserverless.bench.cold;

import io.paykkaserverless.bench.function.Contestant;
import io.paykkaserverless.bench.function.Scene;
import io.paykkaserverless.bench.function.Subject;
import io.paykkaserverless.bench.process.ProcessorTime;
import io.paykkaserverless.runner.lambda.FunctionBench.Running;
import io.paykkaserverless.runner.lambda.Initialization;
import java.time.Duration;
import java.util.List;

/** Starts functions and reads what that took. */
public final class ColdStarts {

  private final Scene scene;
  private final ProcessorTime cpu = new ProcessorTime();

  public ColdStarts(Scene scene) {
    this.scene = scene;
  }

  /**
   * What one process took, in nanoseconds: until it asked for its first invocation, and from then
   * until it had answered that.
   */
  public record Start(long initCpu, long initWall, long firstCpu, long firstWall) {

    /** Start to first response. */
    public long cpu() {
      return initCpu + firstCpu;
    }

    /** Start to first response. */
    public long wall() {
      return initWall + firstWall;
    }
  }

  /** A process that nobody prepared. */
  public Start onDemand(Subject subject, Contestant contestant, List<String> flags) {
    long begun = System.nanoTime();
    Running function = scene.start(subject, contestant, Initialization.ON_DEMAND, flags);
    function.awaitInitialised();
    return first(subject, contestant, function, System.nanoTime() - begun);
  }

  /**
   * Our process as SnapStart starts it, restored a second after its snapshot would have been taken.
   * Its init ends with the restore.
   *
   * @param initialization with the hooks before the snapshot or without them
   */
  public Start restored(Subject subject, Initialization initialization) {
    long begun = System.nanoTime();
    Running function = scene.start(subject, Contestant.OURS, initialization, List.of());
    function.awaitCheckpoint();
    // A snapshot would freeze the compiler, too; here it ends what it has begun.
    settle();
    function.api().restore();
    function.awaitInitialised();
    return first(subject, Contestant.OURS, function, System.nanoTime() - begun);
  }

  private static void settle() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Start first(Subject subject, Contestant contestant, Running function, long initWall) {
    long initCpu = cpu.nanos(function.process().toHandle());
    long begun = System.nanoTime();
    scene.invoke(subject, contestant);
    long firstCpu = cpu.nanos(function.process().toHandle()) - initCpu;
    Start start = new Start(initCpu, initWall, firstCpu, System.nanoTime() - begun);
    function.stop();
    return start;
  }
}
