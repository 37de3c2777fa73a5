package io.paykkaserverless.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the queue has lost is given to it again, and no more often than makes sense. */
class RequeueDeliveryTest {

  private final TestBench bench = new TestBench();

  @BeforeEach
  void aDeliveryWaits() {
    bench.deliveries.put(Deliveries.waiting());
  }

  @Test
  void whatIsNotMissedIsLeftToTheQueue() {
    bench.clock.set(Deliveries.waiting().missedAt().minusMillis(1));

    bench.requeue.look(Deliveries.ID);

    assertThat(bench.queue.taken()).isEmpty();
    assertThat(bench.deliveries.find(Deliveries.ID)).contains(Deliveries.waiting());
  }

  @Test
  void whatIsMissedIsGivenToTheQueueOnceADay() {
    bench.clock.set(Deliveries.waiting().missedAt());
    bench.requeue.look(Deliveries.ID);
    bench.clock.advance(Duration.ofDays(1).minusMillis(1));
    bench.requeue.look(Deliveries.ID);

    assertThat(bench.queue.taken()).containsExactly(new Retried(Deliveries.ID, 0));
    assertThat(missed().missedAt())
        .isEqualTo(Deliveries.waiting().missedAt().plus(Duration.ofDays(1)));

    bench.clock.advance(Duration.ofMillis(1));
    bench.requeue.look(Deliveries.ID);
    assertThat(bench.queue.taken()).hasSize(2);
  }

  @Test
  void whatIsOverOrUnknownIsNotMissed() {
    bench.deliveries.put(missed().givenUp());
    bench.clock.advance(Duration.ofDays(30));

    bench.requeue.look(Deliveries.ID);
    bench.requeue.look(Deliveries.ofAgreement());

    assertThat(bench.queue.taken()).isEmpty();
  }

  private Delivery missed() {
    return bench.deliveries.find(Deliveries.ID).orElseThrow();
  }
}
