package io.paykkaserverless.runner.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What Ctrl-C does while something is under way. */
final class CtrlCTest {

  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void endsThePauseThereIsAndEveryLaterOne() {
    UntilStopped pauses = new UntilStopped();
    assertThat(pauses.pause(Duration.ZERO)).isTrue();

    CompletableFuture<Boolean> pause = CompletableFuture.supplyAsync(() -> pauses.pause(LONG));
    pauses.stop();

    assertThat(pause.join()).isFalse();
    assertThat(pauses.pause(Duration.ZERO)).isFalse();
  }

  @Test
  void letsWhatIsUnderWayHaveTheLastWord() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Sleeper.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(said.readLine()).isEqualTo("asleep");

      process.toHandle().destroy();

      assertThat(said.lines()).containsExactly("woken");
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Sleeps until it is stopped. */
  static final class Sleeper {
    public static void main(String[] arguments) {
      UntilStopped pauses = new UntilStopped();
      try (CtrlC _ = CtrlC.calls(pauses::stop)) {
        System.out.println("asleep");
        pauses.pause(LONG);
        System.out.println("woken");
        System.out.flush();
      }
    }
  }
}
