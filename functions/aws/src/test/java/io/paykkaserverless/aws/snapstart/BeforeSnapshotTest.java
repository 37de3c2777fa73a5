package io.paykkaserverless.aws.snapstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.runtime.Context;
import io.paykkaserverless.aws.configuration.SampleEnvironment;
import io.paykkaserverless.aws.telemetry.CapturedOutput;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.aws.telemetry.JsonInvocationLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.crac.Core;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BeforeSnapshotTest {

  private final CapturedOutput output = new CapturedOutput();
  private final BeforeSnapshot beforeSnapshot = new BeforeSnapshot();
  private final List<Stage> stages = new ArrayList<>();

  @AfterEach
  void stop() {
    output.close();
  }

  @Test
  void rehearsesAtACheckpoint() {
    beforeSnapshot.rehearse(SampleEnvironment.whole(), stages::add);

    beforeSnapshot.beforeCheckpoint(Core.getGlobalContext());

    assertThat(stages).hasSize(1);
    assertThat(output.text()).contains("rehearsed before the snapshot");
  }

  @Test
  void doesNothingWhereNoCheckpointComes() {
    beforeSnapshot.rehearse(SampleEnvironment.whole(), stages::add);

    assertThat(stages).isEmpty();
    assertThat(output.text()).isEmpty();
  }

  @Test
  void doesNothingForAHandlerThatWasWiredByATest() {
    beforeSnapshot.beforeCheckpoint(Core.getGlobalContext());

    assertThat(output.text()).isEmpty();
  }

  @Test
  void aRehearsalThatFailsIsLoggedAndNothingElse() {
    beforeSnapshot.rehearse(
        SampleEnvironment.whole(),
        _ -> {
          throw new IllegalStateException("what somebody else said");
        });

    beforeSnapshot.beforeCheckpoint(Core.getGlobalContext());

    assertThat(output.text())
        .contains("the rehearsal before the snapshot failed", "IllegalStateException")
        .doesNotContain("what somebody else said");
  }

  @ParameterizedTest
  @MethodSource("errors")
  void noErrorIsAReasonNotToDeploy(Error error) {
    beforeSnapshot.rehearse(
        SampleEnvironment.whole(),
        _ -> {
          throw error;
        });

    beforeSnapshot.beforeCheckpoint(Core.getGlobalContext());

    assertThat(output.text())
        .contains("the rehearsal before the snapshot failed", error.getClass().getName())
        .doesNotContain("what it said");
  }

  static List<Error> errors() {
    return List.of(
        new NoClassDefFoundError("what it said"),
        new OutOfMemoryError("what it said"),
        new StackOverflowError("what it said"),
        new AssertionError("what it said"));
  }

  @Test
  void aLogThatCannotBeStartedIsNoReasonNotToDeploy() {
    BadLog log = new BadLog();
    BeforeSnapshot logless = new BeforeSnapshot(Duration.ofSeconds(30), _ -> log);
    logless.rehearse(SampleEnvironment.whole(), stages::add);

    logless.beforeCheckpoint(Core.getGlobalContext());

    assertThat(log.failed).isTrue();
  }

  @Test
  void neitherIsOneThatCannotBeMade() {
    BeforeSnapshot logless =
        new BeforeSnapshot(
            Duration.ofSeconds(30),
            _ -> {
              throw new ExceptionInInitializerError();
            });
    logless.rehearse(SampleEnvironment.whole(), stages::add);

    assertThatCode(() -> logless.beforeCheckpoint(Core.getGlobalContext()))
        .doesNotThrowAnyException();
  }

  @Test
  @Timeout(120)
  void aRehearsalThatHangsIsEndedAndLogged() {
    List<Thread> rehearsing = new CopyOnWriteArrayList<>();
    BeforeSnapshot impatient = new BeforeSnapshot(Duration.ofMillis(200), JsonInvocationLog::new);
    impatient.rehearse(
        SampleEnvironment.whole(),
        _ -> {
          rehearsing.add(Thread.currentThread());
          waitForEver();
        });

    impatient.beforeCheckpoint(Core.getGlobalContext());

    assertThat(output.text())
        .contains("the rehearsal before the snapshot failed", "TimeoutException");
    assertThat(rehearsing).singleElement().matches(BeforeSnapshotTest::ends, "ends");
  }

  /** It has left the executor, and may be about to return from its last method. */
  private static boolean ends(Thread thread) {
    try {
      return thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Cannot be started, but can say so. */
  private static final class BadLog implements InvocationLog {

    private boolean failed;

    @Override
    public void started(Context context) {
      throw new NoClassDefFoundError("gone");
    }

    @Override
    public void answered(String route, int status, String problem) {}

    @Override
    public void handled(String messageId, String outcome) {}

    @Override
    public void swept(int looked, int failed) {}

    @Override
    public void failed(String what, Throwable cause) {
      failed = true;
    }

    @Override
    public void finished() {}
  }
}
