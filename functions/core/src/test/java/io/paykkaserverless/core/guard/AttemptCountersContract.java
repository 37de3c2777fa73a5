package io.paykkaserverless.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What all {@link AttemptCounters} promise; each test gets fresh ones. */
public abstract class AttemptCountersContract {

  private static final Instant UNTIL = Payments.NOW.plus(Duration.ofHours(1));
  private static final int CALLERS = 20;
  private static final int MAX = 7;

  /** The counters under test, all at zero when a test begins. */
  protected abstract AttemptCounters counters();

  @Test
  void countsUpToTheLimitAndNoFurther() {
    assertThat(counters().countUnlessFull("a", 2, UNTIL)).isTrue();
    assertThat(counters().countUnlessFull("a", 2, UNTIL)).isTrue();
    assertThat(counters().countUnlessFull("a", 2, UNTIL)).isFalse();
    assertThat(counters().countUnlessFull("a", 3, UNTIL)).isTrue();
  }

  @Test
  void countsEachCounterForItself() {
    assertThat(counters().countUnlessFull("a", 1, UNTIL)).isTrue();
    assertThat(counters().countUnlessFull("b", 1, UNTIL)).isTrue();
    assertThat(counters().countUnlessFull("a", 1, UNTIL)).isFalse();
  }

  @Test
  void neverLetsMoreThroughThanTheLimitHoweverManyAskAtOnce() throws Exception {
    List<Boolean> counted = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<Boolean>> running = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        running.add(threads.submit(() -> counters().countUnlessFull("a", MAX, UNTIL)));
      }
      for (Future<Boolean> answer : running) {
        counted.add(answer.get());
      }
    }

    assertThat(counted).filteredOn(Boolean::booleanValue).hasSize(MAX);
  }
}
