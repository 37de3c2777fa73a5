package io.paykkaserverless.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.race.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    List<Boolean> counted = AtOnce.times(CALLERS, _ -> counters().countUnlessFull("a", MAX, UNTIL));

    assertThat(counted).filteredOn(Boolean::booleanValue).hasSize(MAX);
  }
}
