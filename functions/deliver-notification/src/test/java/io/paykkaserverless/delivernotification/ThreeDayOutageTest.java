package io.paykkaserverless.delivernotification;

import static io.paykkaserverless.delivernotification.NotificationWorld.LEDGER;
import static io.paykkaserverless.delivernotification.NotificationWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.notification.ReplayNotification;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.delivernotification.SimulatedMerchant.Arrival;
import io.paykkaserverless.delivernotification.SimulatedMerchant.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The merchant's backend is down for days, seen through the real handler in simulated time. */
class ThreeDayOutageTest {

  private static final int BATCH = 10;
  private static final int PAYMENTS = 300;

  private final NotificationWorld world = new NotificationWorld(new Faults(new Random(1), 0));
  private final Instant start = world.clock.instant();

  @Test
  void everythingArrivesOnceTheEndpointIsBackAndCanBeOrdered() {
    Instant back = start.plus(Duration.ofDays(3));
    world.react(
        (_, _) -> world.clock.instant().isBefore(back) ? Reaction.down() : Reaction.accept());
    for (int hour = 0; hour < 72; hour++) {
      for (int i = 0; i < PAYMENTS / 72 + 1; i++) {
        world.pay(
            NotificationWorld.payment(hour * 10 + i),
            NotificationType.PAYMENT_AUTHORIZED,
            NotificationType.PAYMENT_PAID,
            NotificationType.PAYMENT_REFUNDED);
      }
      world.runUntil(start.plus(Duration.ofHours(hour + 1)), BATCH);
    }
    assertThat(world.merchant.arrivals()).isEmpty();

    world.runUntil(back.plus(Duration.ofHours(12)), BATCH);

    world.checkThatEverythingArrived();
    Map<PaymentId, List<Integer>> sequences =
        world.merchant.arrivals().stream()
            .collect(
                Collectors.groupingBy(
                    ThreeDayOutageTest::payment,
                    Collectors.mapping(arrival -> arrival.id().sequence(), Collectors.toList())));
    assertThat(sequences.values())
        .allSatisfy(each -> assertThat(each).containsExactlyInAnyOrder(1, 2, 3));
    assertThat(world.signals).containsEntry(Signal.ENDPOINT_FAILING, 2);
    assertThat(world.signals).containsEntry(Signal.ENDPOINT_RECOVERED, 1);
    assertThat(world.signals).doesNotContainKey(Signal.NOTIFICATION_GIVEN_UP);
  }

  @Test
  void aFourthDayEndsTheScheduleAndAReplayBringsEverything() {
    world.react((_, _) -> Reaction.refuse(503));
    PaymentId payment = NotificationWorld.payment(1);
    world.pay(payment, NotificationType.PAYMENT_PAID);

    world.runUntil(start.plus(Duration.ofDays(5)), BATCH);

    Delivery given = world.bench.deliveries.all().getFirst();
    assertThat(given.state()).isEqualTo(DeliveryState.GIVEN_UP);
    assertThat(world.tries()).isEqualTo(16);
    assertThat(world.queue.size()).isZero();
    assertThat(world.queue.deadLetters()).isEmpty();
    assertThat(world.signals).containsEntry(Signal.ENDPOINT_FAILING, 4);

    world.react((_, _) -> Reaction.accept());
    assertThat(world.bench.replay.replay(NotificationId.of(payment, 1), Optional.of(SHOP)))
        .isInstanceOf(ReplayNotification.Result.Replayed.class);
    world.sweep();
    world.runUntil(start.plus(Duration.ofDays(6)), BATCH);
    assertThat(world.bench.deliveries.all().getFirst().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void anEndpointThatIsDownCostsTheOtherNothing() {
    world.merchant.configure(LEDGER, _ -> true);
    world.react((endpoint, _) -> endpoint.equals(SHOP) ? Reaction.down() : Reaction.accept());
    for (int i = 0; i < 200; i++) {
      Instant paid = world.clock.instant();
      world.pay(NotificationWorld.payment(i), NotificationType.PAYMENT_PAID);
      world.runUntil(paid.plus(Duration.ofMinutes(7)), BATCH);
    }

    assertThat(world.merchant.arrivals()).hasSize(200);
    assertThat(world.merchant.arrivals())
        .allSatisfy(
            arrival ->
                assertThat(arrival.at())
                    .isEqualTo(
                        world.bench.store.find(payment(arrival)).orElseThrow().outbox().stream()
                            .map(message -> message.createdAt())
                            .findFirst()
                            .orElseThrow()));
  }

  @Test
  void aTripThroughTheDeadLetterQueueLosesNoTry() {
    world.react((_, _) -> Reaction.refuse(500));
    world.pay(NotificationWorld.payment(1), NotificationType.PAYMENT_PAID);
    world.runUntil(start.plus(Duration.ofHours(1)), BATCH);
    int before = world.bench.deliveries.all().getFirst().tries();
    // Our own pipeline fails for as long as it takes.
    world.bench.store.breakDown();
    world.runUntil(start.plus(Duration.ofDays(2)), BATCH);
    assertThat(world.queue.deadLetters()).hasSize(1);
    assertThat(world.bench.deliveries.all().getFirst().tries()).isEqualTo(before);

    world.bench.store.repair();
    world.queue.redrive();
    world.runUntil(start.plus(Duration.ofDays(2)).plusSeconds(1), BATCH);

    assertThat(world.bench.deliveries.all().getFirst().tries()).isEqualTo(before + 1);
    assertThat(world.bench.deliveries.all().getFirst().attempts()).hasSize(before + 1);
  }

  @Test
  void whatTheQueueLostIsBroughtByTheSweep() {
    world.react((_, _) -> Reaction.refuse(500));
    world.pay(NotificationWorld.payment(1), NotificationType.PAYMENT_PAID);
    world.runUntil(start.plusSeconds(20), BATCH);
    world.queue.purge();
    world.react((_, _) -> Reaction.accept());

    world.clock.set(start.plus(Duration.ofHours(1)));
    world.sweep();
    assertThat(world.queue.size()).isZero();
    world.clock.set(start.plus(Duration.ofHours(13)));
    world.sweep();
    world.runUntil(start.plus(Duration.ofHours(14)), BATCH);

    assertThat(world.merchant.arrivals()).filteredOn(Arrival::accepted).hasSize(1);
  }

  private static PaymentId payment(Arrival arrival) {
    return switch (arrival.id().owner()) {
      case OutboxOwner.OfPayment(PaymentId id) -> id;
      case OutboxOwner.OfAgreement _ -> throw new AssertionError("there are only payments here");
    };
  }
}
