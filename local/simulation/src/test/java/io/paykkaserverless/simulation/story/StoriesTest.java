package io.paykkaserverless.simulation.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.evidence.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Whatever goes wrong, in whatever order: nobody is charged twice, nothing is lost, money is exact
 * and the merchant hears of everything.
 *
 * <p>A failure names its seed and tells the story. {@code -Dsimulation.seed=N} plays that one
 * alone.
 */
class StoriesTest {

  private static final long IN_A_BUILD = 20_000;
  private static final long NIGHTLY = 1_000_000;

  /**
   * Rows of the transition table that no story can take: whoever writes that an answer was lost is
   * the only one who could have been answered that the request was refused.
   */
  private static final Set<String> CANNOT_HAPPEN = Set.of("UNKNOWN ATTEMPT_REFUSED");

  private static final int SIDE_BY_SIDE = Runtime.getRuntime().availableProcessors();

  @Test
  void noStoryBreaksAPromise() throws InterruptedException {
    Optional<Long> one =
        Optional.ofNullable(System.getProperty("simulation.seed")).map(Long::valueOf);
    if (one.isPresent()) {
      System.out.println(Scenario.tell(one.get()));
      return;
    }
    long stories = Long.getLong("simulation.stories", isNightly() ? NIGHTLY : IN_A_BUILD);
    Coverage coverage = new Coverage();
    long start = System.nanoTime();

    play(stories, coverage);

    System.out.println(
        "stories: %,d in %d s; what went wrong, was asked and moved in them:%n%s"
            .formatted(
                stories,
                Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                coverage.report()));
    if (stories < IN_A_BUILD) {
      return;
    }
    assertThat(coverage.untried())
        .as("what no story has tried")
        .containsExactlyInAnyOrderElementsOf(CANNOT_HAPPEN);
    assertThat(coverage.archived()).isPositive();
    Evidence.of("stories")
        .number("stories", stories)
        .number("calls", coverage.calls())
        .number("lines and messages archived", coverage.archived())
        .number("faults", coverage.faults())
        .number("kinds of faults", Fault.values().length)
        .number("kinds of calls", coverage.kindsOfCalls())
        .number("rows of the transition table", coverage.kindsOfMoves())
        .keep();
  }

  private static boolean isNightly() {
    return System.getProperty("proof.depth", "build").equals("nightly");
  }

  private static void tellHowFar(long seed, long stories) {
    if (seed > 0 && seed % 50_000 == 0) {
      System.out.printf("stories: %,d of %,d%n", seed, stories);
    }
  }

  /** Each story is told by one thread at a time, so that they can be told side by side. */
  private static void play(long stories, Coverage coverage) throws InterruptedException {
    AtomicLong next = new AtomicLong();
    Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
    List<Thread> tellers = new ArrayList<>();
    for (int i = 0; i < SIDE_BY_SIDE; i++) {
      tellers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      long seed = next.getAndIncrement();
                      while (seed < stories && broken.isEmpty()) {
                        Scenario.play(seed, coverage, Mistake.NONE);
                        tellHowFar(seed, stories);
                        seed = next.getAndIncrement();
                      }
                    } catch (Throwable e) {
                      broken.add(e);
                    }
                  }));
    }
    for (Thread teller : tellers) {
      teller.join();
    }
    for (Throwable first : broken) {
      throw new AssertionError(first.getMessage(), first);
    }
  }
}
