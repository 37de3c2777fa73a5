package io.paykkaserverless.core.notification;

import static io.paykkaserverless.core.notification.FakeEndpoints.LEDGER;
import static io.paykkaserverless.core.notification.FakeEndpoints.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.core.notification.ReplayNotification.Result;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayNotificationTest {

  private static final NotificationId PAID = NotificationId.of(Payments.ID, 1);
  private static final DeliveryId TO_SHOP = new DeliveryId(PAID, SHOP);

  private final TestBench bench = new TestBench();

  @BeforeEach
  void aMessageWasDelivered() {
    bench.confirm();
    bench.deliver.deliver(new Announced(PAID));
    bench.queue.clear();
  }

  @Test
  void sendsTheSameBytesAgainAndSaysSoInTheHistory() {
    assertThat(bench.replay.replay(PAID, Optional.empty())).isInstanceOf(Result.Replayed.class);

    var line = bench.payment().history().getLast();
    assertThat(line.event()).isEqualTo(PaymentEvent.NOTIFICATION_REPLAYED);
    assertThat(line.speaker()).isEqualTo(Speaker.MERCHANT);
    assertThat(line.detail()).contains(PAID.text());
    assertThat(bench.queue.taken()).containsExactly(new Retried(TO_SHOP, 1));
    bench.deliver.deliver(bench.queue.taken().getFirst());
    assertThat(bench.endpoints.received())
        .hasSize(2)
        .extracting(it -> it.notification().body())
        .containsOnly("payment.paid #1 PAID");
    assertThat(delivery().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void whatIsStillInTheQueueOfTheRoundBeforeIsDropped() {
    bench.replay.replay(PAID, Optional.empty());

    assertThat(bench.deliver.deliver(new Retried(TO_SHOP, 0)))
        .isEqualTo(new DeliverNotificationResult.Done());
    assertThat(bench.endpoints.received()).hasSize(1);
  }

  @Test
  void aReplayHasAllTriesOfTheSchedule() {
    bench.endpoints.answer(FakeEndpoints.refused(500));
    bench.replay.replay(PAID, Optional.empty());

    bench.deliver.deliver(new Retried(TO_SHOP, 1));

    assertThat(delivery().tries()).isEqualTo(1);
    assertThat(delivery().state()).isEqualTo(DeliveryState.WAITING);
  }

  @Test
  void goesToOneEndpointWhereOneIsNamed() {
    bench.deliveries.put(
        Delivery.begun(bench.payment().outbox().getFirst(), LEDGER).endpointRemoved());

    Result result = bench.replay.replay(PAID, Optional.of(LEDGER));

    assertThat(((Result.Replayed) result).deliveries())
        .extracting(it -> it.id().endpoint())
        .containsExactly(LEDGER);
    assertThat(bench.queue.taken()).containsExactly(new Retried(new DeliveryId(PAID, LEDGER), 1));
    assertThat(bench.payment().history().getLast().detail()).contains(PAID.text() + " to ledger");
  }

  @Test
  void changesNothingForAnEndpointItNeverWentTo() {
    var before = bench.payment();

    assertThat(bench.replay.replay(PAID, Optional.of(LEDGER)))
        .isEqualTo(new Result.NotSentThere(List.of(SHOP)));
    assertThat(bench.payment()).isEqualTo(before);
    assertThat(bench.queue.taken()).isEmpty();
  }

  @Test
  void knowsNoMessageThatWasNeverMade() {
    assertThat(bench.replay.replay(NotificationId.of(Payments.ID, 2), Optional.empty()))
        .isEqualTo(new Result.NoSuchNotification());
    assertThat(bench.replay.replay(NotificationId.of(Payments.OTHER_ID, 1), Optional.empty()))
        .isEqualTo(new Result.NoSuchNotification());
  }

  @Test
  void aMessageThatNeverWentAnywhereIsNotReplayed() {
    TestBench untold = new TestBench();
    untold.confirm();
    var before = untold.payment();

    assertThat(untold.replay.replay(PAID, Optional.empty())).isEqualTo(new Result.NeverSent());
    assertThat(untold.payment()).isEqualTo(before);
  }

  @Test
  void theHistoryDoesNotGrowForEver() {
    for (int i = 0; i < ReplayNotification.REPLAYS_MAX; i++) {
      assertThat(bench.replay.replay(PAID, Optional.empty())).isInstanceOf(Result.Replayed.class);
    }

    assertThat(bench.replay.replay(PAID, Optional.empty())).isEqualTo(new Result.TooOften());
  }

  @Test
  void canBeAskedForAgainWhereTheQueueDidNotTakeIt() {
    bench.queue.breakDown();
    assertThatThrownBy(() -> bench.replay.replay(PAID, Optional.empty()))
        .isInstanceOf(NotificationQueue.QueueUnavailable.class);
    bench.queue.repair();

    bench.replay.replay(PAID, Optional.empty());

    bench.queue.taken().forEach(bench.deliver::deliver);
    assertThat(bench.endpoints.received()).hasSize(2);
  }

  @Test
  void theSweepBringsAReplayThatTheQueueNeverGot() {
    bench.queue.breakDown();
    assertThatThrownBy(() -> bench.replay.replay(PAID, Optional.empty()))
        .isInstanceOf(NotificationQueue.QueueUnavailable.class);
    bench.queue.repair();
    bench.clock.advance(Duration.ofHours(3));

    bench.sweep.run(Instant.MAX);

    assertThat(bench.queue.taken()).containsExactly(new Retried(TO_SHOP, 1));
  }

  private Delivery delivery() {
    return bench.deliveries.find(TO_SHOP).orElseThrow();
  }
}
