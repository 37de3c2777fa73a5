package io.paykkaserverless.core.notification;

import static io.paykkaserverless.core.notification.FakeEndpoints.LEDGER;
import static io.paykkaserverless.core.notification.FakeEndpoints.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.DeliverNotificationResult.Again;
import io.paykkaserverless.core.notification.DeliverNotificationResult.Dangling;
import io.paykkaserverless.core.notification.DeliverNotificationResult.Done;
import io.paykkaserverless.core.notification.QueuedNotification.Addressed;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliverNotificationTest {

  private static final NotificationId PAID = NotificationId.of(Payments.ID, 1);
  private static final DeliveryId TO_SHOP = new DeliveryId(PAID, SHOP);
  private static final NotificationId OTHER = NotificationId.of(Payments.OTHER_ID, 1);

  private final TestBench bench = new TestBench();

  @BeforeEach
  void aPaymentIsPaid() {
    bench.confirm();
  }

  @Test
  void aSingleEndpointHearsAtOnceAndTheMessageIsDone() {
    assertThat(announce()).isEqualTo(new Done());

    assertThat(bench.endpoints.received()).extracting(it -> it.endpoint()).containsExactly(SHOP);
    assertThat(shop().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(bench.payment().waiting()).isEmpty();
    assertThat(bench.payment().dueAt()).isEmpty();
  }

  @Test
  void anAnnouncementThatComesTwiceSendsOnce() {
    announce();

    assertThat(announce()).isEqualTo(new Done());
    assertThat(bench.endpoints.received()).hasSize(1);
  }

  @Test
  void aRefusedFirstTryGoesOnInAMessageOfItsOwn() {
    bench.endpoints.answer(FakeEndpoints.refused(503));
    bench.queue.clear();

    assertThat(announce()).isEqualTo(new Done());

    assertThat(bench.queue.taken()).containsExactly(new Retried(TO_SHOP, 0));
    assertThat(bench.queue.given().getFirst().after())
        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    assertThat(bench.signals.raised()).contains(Signal.NOTIFICATION_REFUSED);
  }

  @Test
  void severalEndpointsGetAMessageEach() {
    bench.endpoints.configure(LEDGER);
    bench.queue.clear();

    announce();

    assertThat(bench.endpoints.received()).isEmpty();
    assertThat(bench.queue.taken())
        .containsExactly(new Addressed(new DeliveryId(PAID, LEDGER), 0), new Addressed(TO_SHOP, 0));
    assertThat(bench.payment().waiting()).isEmpty();
    assertThat(bench.deliveries.all())
        .as("written down before the queue is given them, for the sweep")
        .hasSize(2)
        .extracting(Delivery::state)
        .containsOnly(DeliveryState.WAITING);
  }

  @Test
  void anAnnouncementThatComesTwiceAddressesOnce() {
    bench.endpoints.configure(LEDGER);
    announce();
    bench.queue.clear();

    assertThat(announce()).isEqualTo(new Done());

    assertThat(bench.queue.taken()).isEmpty();
  }

  @Test
  void aRefusedFirstTryOfOneOfSeveralWaitsAmongTheRetries() {
    bench.endpoints.configure(LEDGER);
    announce();
    bench.queue.clear();
    bench.endpoints.answer(FakeEndpoints.unreachable());

    assertThat(bench.deliver.deliver(new Addressed(TO_SHOP, 0))).isEqualTo(new Done());

    assertThat(bench.queue.taken()).containsExactly(new Retried(TO_SHOP, 0));
    assertThat(shop().tries()).isEqualTo(1);
  }

  @Test
  void anEndpointHearsOnlyOfWhatItWants() {
    bench.endpoints.configure(LEDGER, NotificationType.PAYMENT_REFUNDED);

    announce();

    assertThat(bench.endpoints.received()).extracting(it -> it.endpoint()).containsExactly(SHOP);
  }

  @Test
  void whatNobodyWantsIsDone() {
    bench.endpoints.configure(SHOP, NotificationType.PAYMENT_REFUNDED);

    assertThat(announce()).isEqualTo(new Done());
    assertThat(bench.endpoints.received()).isEmpty();
    assertThat(bench.payment().dueAt()).isEmpty();
  }

  @Test
  void staysInTheOutboxWhileTheQueueTakesNothing() {
    bench.endpoints.configure(LEDGER);
    bench.queue.breakDown();

    assertThatThrownBy(this::announce).isInstanceOf(NotificationQueue.QueueUnavailable.class);
    assertThat(bench.payment().waiting()).hasSize(1);
  }

  @Test
  void everyTryHasTheSameIdAndBytesAndFollowsTheSchedule() {
    bench.endpoints.answer(FakeEndpoints.refused(500));
    announce();
    List<Duration> pauses = new ArrayList<>();
    for (int tries = 2; tries <= 15; tries++) {
      bench.clock.set(shop().nextTryAt());
      pauses.add(pause(address(0)));
    }
    bench.clock.set(shop().nextTryAt());
    bench.endpoints.answer(FakeEndpoints.accepted());

    assertThat(address(0)).isEqualTo(new Done());

    for (int tries = 2; tries <= 15; tries++) {
      assertThat(pauses.get(tries - 2)).isGreaterThanOrEqualTo(DeliverySchedule.planned(tries));
    }
    assertThat(bench.endpoints.received())
        .hasSize(16)
        .extracting(it -> it.notification().id())
        .containsOnly(PAID);
    assertThat(bench.endpoints.received())
        .extracting(it -> it.notification().body())
        .containsOnly("payment.paid #1 PAID");
  }

  @Test
  void afterTheLastTryItIsKeptAndNotTriedAgain() {
    giveUp();

    assertThat(address(0)).isEqualTo(new Done());
    assertThat(shop().state()).isEqualTo(DeliveryState.GIVEN_UP);
    assertThat(bench.endpoints.received()).hasSize(16);
    assertThat(bench.signals.raised()).contains(Signal.NOTIFICATION_GIVEN_UP);
    assertThat(shop().dueAt()).isEmpty();
  }

  @Test
  void operatorsHearOfAnOutageFourTimesHoweverManyMessagesItTakes() {
    bench.endpoints.answer(FakeEndpoints.refused(500));
    List<DeliveryId> deliveries = List.of(TO_SHOP, new DeliveryId(OTHER, SHOP));
    bench.store.insert(
        Payments.payment()
            .id(Payments.OTHER_ID)
            .outbox(Notification.fresh(OTHER, NotificationType.PAYMENT_PAID, Payments.NOW, "other"))
            .build());
    for (int tries = 1; tries <= DeliverySchedule.TRIES_MAX; tries++) {
      deliveries.forEach(id -> bench.deliver.deliver(new Retried(id, 0)));
      bench.clock.advance(Duration.ofHours(12));
    }

    assertThat(bench.deliveries.all())
        .hasSize(2)
        .extracting(Delivery::state)
        .containsOnly(DeliveryState.GIVEN_UP);
    assertThat(bench.signals.raised()).filteredOn(Signal.ENDPOINT_FAILING::equals).hasSize(4);
    assertThat(bench.health.failing()).containsExactly(new EndpointHealth(SHOP, Payments.NOW, 100));
  }

  @Test
  void anEndpointThatAcceptsARetryHasRecovered() {
    bench.endpoints.answer(FakeEndpoints.refused(500));
    announce();
    bench.health.escalate(new EndpointHealth(SHOP, Payments.NOW, 50));
    bench.endpoints.answer(FakeEndpoints.accepted());
    bench.clock.set(shop().nextTryAt());

    address(0);

    assertThat(bench.health.failing()).isEmpty();
    assertThat(bench.signals.raised()).endsWith(Signal.ENDPOINT_RECOVERED);
  }

  /** Else it would be called failing for ever: nobody comes by again once it is delivered. */
  @Test
  void anEndpointHasRecoveredAlsoWhereThatCouldNotBeWrittenAtFirst() {
    bench.endpoints.answer(FakeEndpoints.refused(500));
    announce();
    bench.health.escalate(new EndpointHealth(SHOP, Payments.NOW, 50));
    bench.endpoints.answer(FakeEndpoints.accepted());
    bench.clock.set(shop().nextTryAt());
    bench.health.breakDown();
    assertThatThrownBy(() -> address(0)).isInstanceOf(StoreUnavailable.class);
    bench.health.repair();

    address(0);

    assertThat(shop().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(bench.health.failing()).isEmpty();
  }

  @Test
  void anOutageIsKnownAlsoWhereThatCouldNotBeWrittenAtFirst() {
    bench.endpoints.answer(FakeEndpoints.refused(500));
    announce();
    while (shop().tries() < DeliverySchedule.TRIES_MAX - 1) {
      bench.clock.set(shop().nextTryAt());
      address(0);
    }
    bench.clock.set(shop().nextTryAt());
    bench.health.breakDown();
    assertThatThrownBy(() -> address(0)).isInstanceOf(StoreUnavailable.class);
    bench.health.repair();

    address(0);

    assertThat(shop().state()).isEqualTo(DeliveryState.GIVEN_UP);
    assertThat(bench.health.failing()).containsExactly(new EndpointHealth(SHOP, Payments.NOW, 100));
  }

  @Test
  void anEndpointThatAcceptsAReplayHasRecovered() {
    giveUp();
    bench.endpoints.answer(FakeEndpoints.accepted());
    bench.replay.replay(PAID, Optional.empty());

    address(1);

    assertThat(bench.health.failing()).isEmpty();
    assertThat(bench.signals.raised()).endsWith(Signal.ENDPOINT_RECOVERED);
  }

  @Test
  void anEndpointHasNotRecoveredBecauseItAcceptsWhatItNeverRefused() {
    bench.health.escalate(new EndpointHealth(SHOP, Payments.NOW, 50));

    announce();

    assertThat(bench.health.failing()).hasSize(1);
    assertThat(bench.signals.raised()).doesNotContain(Signal.ENDPOINT_RECOVERED);
  }

  @Test
  void anEndpointThatNobodyHeardOfFailingDoesNotRecover() {
    bench.endpoints.answer(FakeEndpoints.refused(500));
    announce();
    bench.endpoints.answer(FakeEndpoints.accepted());
    bench.clock.set(shop().nextTryAt());

    address(0);

    assertThat(shop().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(bench.signals.raised()).doesNotContain(Signal.ENDPOINT_RECOVERED);
  }

  @Test
  void anEndpointThatSaysGoneLateIsGoneAndNotFailing() {
    bench.endpoints.answer(FakeEndpoints.refused(500));
    announce();
    for (int tries = 2; tries <= 7; tries++) {
      bench.clock.set(shop().nextTryAt());
      address(0);
    }
    bench.endpoints.answer(FakeEndpoints.refused(410));
    bench.clock.set(shop().nextTryAt());

    address(0);

    assertThat(shop().tries()).isEqualTo(DeliverySchedule.TRIES_MAX / 2);
    assertThat(bench.signals.raised())
        .contains(Signal.NOTIFICATION_GONE)
        .doesNotContain(Signal.ENDPOINT_FAILING);
  }

  @Test
  void anEndpointThatTookLongerThanItsPauseIsTriedAgainAtOnce() {
    bench.queue.clear();
    bench.endpoints.answer(
        (_, _) -> {
          bench.clock.advance(Duration.ofMinutes(1));
          return FakeEndpoints.refused(503);
        });

    announce();

    assertThat(bench.queue.given().getFirst().after()).isZero();
  }

  @Test
  void aDeliveryWhoseMessageIsForgottenEndsAndOperatorsHearOfItOnce() {
    for (EndpointName endpoint : List.of(SHOP, LEDGER)) {
      DeliveryId id = new DeliveryId(OTHER, endpoint);
      QueuedNotification queued = endpoint.equals(SHOP) ? new Addressed(id, 0) : new Retried(id, 0);
      bench.deliveries.put(Deliveries.refused(Deliveries.begun(id, Payments.NOW)));

      assertThat(bench.deliver.deliver(queued)).isEqualTo(new Dangling());
      assertThat(bench.deliver.deliver(queued)).isEqualTo(new Dangling());

      assertThat(bench.deliveries.find(id).map(Delivery::state)).contains(DeliveryState.GIVEN_UP);
    }
    assertThat(bench.signals.raised()).filteredOn(Signal.NOTIFICATION_GIVEN_UP::equals).hasSize(2);
  }

  @Test
  void aDeliveryThatWasAcceptedStaysSoWhereItsMessageIsForgotten() {
    DeliveryId id = new DeliveryId(OTHER, SHOP);
    bench.deliveries.put(Deliveries.delivered(Deliveries.begun(id, Payments.NOW)));

    bench.deliver.deliver(new Retried(id, 0));

    assertThat(bench.deliveries.find(id).map(Delivery::state)).contains(DeliveryState.DELIVERED);
    assertThat(bench.signals.raised()).doesNotContain(Signal.NOTIFICATION_GIVEN_UP);
  }

  @Test
  void goneStopsAtOnce() {
    bench.endpoints.answer(FakeEndpoints.refused(410));

    announce();

    assertThat(shop().state()).isEqualTo(DeliveryState.GONE);
    assertThat(bench.queue.taken()).doesNotContain(new Retried(TO_SHOP, 0));
    assertThat(bench.signals.raised()).contains(Signal.NOTIFICATION_GONE);
  }

  @Test
  void waitsAsLongAsTheEndpointAsks() {
    bench.endpoints.answer(FakeEndpoints.refused(429, Duration.ofHours(1)));

    announce();

    assertThat(shop().nextTryAt())
        .isEqualTo(Payments.NOW.plus(FakeEndpoints.TOOK).plus(Duration.ofHours(1)));
    assertThat(bench.queue.given().getLast().after()).isEqualTo(DeliveryQueue.DELAY_MAX);
  }

  @Test
  void aMessageThatComesTooEarlyIsNotTriedAndStaysBehindTheOne() {
    bench.endpoints.answer(FakeEndpoints.unreachable());
    announce();

    Duration pause = pause(address(0));

    assertThat(bench.endpoints.received()).hasSize(1);
    assertThat(bench.clock.instant().plus(pause)).isAfter(shop().nextTryAt().plusSeconds(30));
  }

  /** It waited in the queue alone, and was lost where the queue lost it. */
  @Test
  void aFirstTryIsMadeAtOnceAlsoByAFunctionWhoseClockIsBehind() {
    bench.clock.advance(Duration.ofSeconds(-2));

    announce();

    assertThat(bench.endpoints.received()).hasSize(1);
    assertThat(shop().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void anEndpointThatIsNotConfiguredAnyMoreIsNotTried() {
    bench.endpoints.answer(FakeEndpoints.refused(500));
    announce();
    bench.endpoints.remove(SHOP);
    bench.clock.set(shop().nextTryAt().plus(Duration.ofMinutes(10)));

    assertThat(address(0)).isEqualTo(new Done());
    assertThat(shop().state()).isEqualTo(DeliveryState.ENDPOINT_REMOVED);
    assertThat(bench.signals.raised()).endsWith(Signal.NOTIFICATION_ENDPOINT_REMOVED);
  }

  @Test
  void anEndpointThatIsNotKnownHereYetIsWaitedFor() {
    DeliveryId toLedger = new DeliveryId(PAID, LEDGER);
    Retried addressed = new Retried(toLedger, 0);

    assertThat(bench.deliver.deliver(addressed)).isEqualTo(new Again(Duration.ofMinutes(1)));
    assertThat(bench.deliveries.find(toLedger)).as("found where the queue loses it").isPresent();
    bench.endpoints.configure(LEDGER);
    bench.clock.advance(Duration.ofMinutes(1));
    assertThat(bench.deliver.deliver(addressed)).isEqualTo(new Done());

    assertThat(bench.deliveries.find(toLedger).map(Delivery::state))
        .contains(DeliveryState.DELIVERED);
  }

  @Test
  void aMessageThatPointsNowhereIsForTheDeadLetterQueue() {
    NotificationId unknown = NotificationId.of(Payments.OTHER_ID, 1);

    assertThat(bench.deliver.deliver(new Announced(unknown))).isEqualTo(new Dangling());
    assertThat(bench.deliver.deliver(new Announced(NotificationId.of(Payments.ID, 9))))
        .isEqualTo(new Dangling());
    assertThat(bench.endpoints.received()).isEmpty();
    assertThat(bench.signals.raised()).contains(Signal.NOTIFICATION_DANGLING);
  }

  @Test
  void keepsWhatWasAnsweredButNotMoreThanAFewTries() {
    bench.endpoints.answer(FakeEndpoints.refused(502));
    announce();

    DeliveryAttempt attempt = shop().attempts().getFirst();
    assertThat(attempt).isEqualTo(new DeliveryAttempt(Payments.NOW, 502, FakeEndpoints.TOOK, "no"));
    Delivery often = shop();
    for (int i = 0; i < 30; i++) {
      often = often.refused(often, attempt, Optional.empty());
    }
    assertThat(often.attempts()).hasSize(Delivery.ATTEMPTS_KEPT);
  }

  @Test
  void aRefusalOfItsDoubleAfterItWasAcceptedIsNotedAndChangesNothing() {
    announce();
    Instant accepted = bench.clock.instant();
    bench.clock.advance(Duration.ofSeconds(1));

    Delivery noted =
        shop()
            .refused(
                Delivery.begun(bench.payment().outbox().getFirst(), SHOP),
                new DeliveryAttempt(bench.clock.instant(), 500, Duration.ZERO, ""),
                Optional.empty());

    assertThat(noted.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(noted.deliveredAt()).contains(accepted);
    assertThat(noted.attempts()).hasSize(2);
  }

  /** It called an endpoint failing that had just accepted everything. */
  @Test
  void aRefusalOfItsDoubleAfterItWasAcceptedLeavesNoEndpointFailing() {
    bench.endpoints.answer(FakeEndpoints.unreachable());
    announce();
    while (shop().tries() < 7) {
      bench.clock.set(shop().nextTryAt());
      address(0);
    }
    bench.clock.set(shop().nextTryAt());
    bench.endpoints.answer(
        (_, _) -> {
          // The queue brought the message twice, and the double's answer is faster.
          bench.endpoints.answer(FakeEndpoints.accepted());
          address(0);
          return FakeEndpoints.unreachable();
        });

    address(0);

    assertThat(shop().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(bench.health.failing()).isEmpty();
  }

  @Test
  void deliveringDoesNotTouchTheStateOrTheHistory() {
    var before = bench.payment();

    announce();

    assertThat(bench.payment().state()).isEqualTo(before.state());
    assertThat(bench.payment().history()).isEqualTo(before.history());
  }

  private void giveUp() {
    bench.endpoints.answer(FakeEndpoints.refused(500));
    announce();
    for (int tries = 2; tries <= DeliverySchedule.TRIES_MAX; tries++) {
      bench.clock.set(shop().nextTryAt());
      address(0);
    }
  }

  private DeliverNotificationResult announce() {
    return bench.deliver.deliver(new Announced(PAID));
  }

  private DeliverNotificationResult address(int round) {
    return bench.deliver.deliver(new Retried(TO_SHOP, round));
  }

  private static Duration pause(DeliverNotificationResult result) {
    assertThat(result).isInstanceOf(Again.class);
    return ((Again) result).after();
  }

  private Delivery shop() {
    return bench.deliveries.find(TO_SHOP).orElseThrow();
  }
}
