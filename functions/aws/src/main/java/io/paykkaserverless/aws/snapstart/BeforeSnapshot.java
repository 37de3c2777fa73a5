package io.paykkaserverless.aws.snapstart;

import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.aws.telemetry.JsonInvocationLog;
import io.paykkaserverless.aws.telemetry.LogKeys;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a function's rehearsal when Lambda is about to take a SnapStart snapshot, and at no other
 * time: an ordinary cold start never comes here. A rehearsal that fails, or takes too long, is
 * logged and costs the first invocations some time, nothing else.
 *
 * <p>CRaC's context forgets a resource that nobody else holds, so the handler must keep this.
 */
public final class BeforeSnapshot implements Resource {

  private static final Logger LOG = LoggerFactory.getLogger("io.paykkaserverless.snapstart");

  private static final String NAME = "rehearsal";

  private static final String FAILED =
      "the rehearsal before the snapshot failed; first invocations take longer";

  /**
   * With the four times {@link End} may wait, 106 seconds. Lambda allows the whole initialisation
   * 130; a rehearsal takes some 5 seconds of one vCPU, of which 512 MB have three tenths.
   */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Duration limit;
  private final Function<Map<String, String>, InvocationLog> logs;
  private Optional<Runnable> hook = Optional.empty();

  /** A rehearsal may take 90 seconds. */
  public BeforeSnapshot() {
    this(LIMIT, JsonInvocationLog::new);
  }

  BeforeSnapshot(Duration limit, Function<Map<String, String>, InvocationLog> logs) {
    this.limit = limit;
    this.logs = logs;
  }

  /**
   * Has {@code rehearsal} played before the snapshot.
   *
   * @param environment the function's, such as {@link System#getenv()}
   */
  public void rehearse(Map<String, String> environment, Rehearsal rehearsal) {
    hook = Optional.of(() -> play(environment, rehearsal));
    Core.getGlobalContext().register(this);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    hook.ifPresent(Runnable::run);
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // There is nothing to renew: nothing that ages was made.
  }

  /**
   * Never throws: what leaves a hook fails the deployment, and the function is as right without a
   * rehearsal as with one. So Errors are caught too, lack of memory among them: what they hit is
   * the stage, which is thrown away.
   */
  private void play(Map<String, String> environment, Rehearsal rehearsal) {
    try {
      logged(environment, rehearsal);
    } catch (Throwable _) {
      // Not even the log works. The function's first invocation will tell.
    }
  }

  private void logged(Map<String, String> environment, Rehearsal rehearsal) {
    InvocationLog log = logs.apply(environment);
    try {
      // Loads the log of an invocation too.
      log.started(new StagedInvocation());
      inTime(environment, rehearsal);
      LOG.atInfo().addKeyValue(LogKeys.OUTCOME, "DONE").log("rehearsed before the snapshot");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      log.failed(FAILED, e);
    } catch (Throwable e) {
      log.failed(FAILED, e);
    } finally {
      log.finished();
    }
  }

  /** On a thread of its own, since nothing else bounds what a handler does. */
  private void inTime(Map<String, String> environment, Rehearsal rehearsal)
      throws InterruptedException, ExecutionException, TimeoutException {
    ExecutorService thread =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name(NAME).factory());
    try (Stage stage = Stage.set(environment, InstantSource.system())) {
      thread
          .submit(
              () -> {
                rehearsal.play(stage);
                return stage;
              })
          .get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      End.of(thread);
    }
  }
}
