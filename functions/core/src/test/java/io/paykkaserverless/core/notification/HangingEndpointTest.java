package io.paykkaserverless.core.notification;

import static io.paykkaserverless.core.notification.FakeEndpoints.LEDGER;
import static io.paykkaserverless.core.notification.FakeEndpoints.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.DeliverNotificationResult.Done;
import io.paykkaserverless.core.notification.MerchantEndpoints.Answer;
import io.paykkaserverless.core.notification.QueuedNotification.Addressed;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An endpoint that takes messages and answers nothing holds up no other's first try twice. */
class HangingEndpointTest {

  private static final Answer HANGS = new Answer.Unreachable("too slow", Duration.ofSeconds(10));
  private static final NotificationId FIRST = NotificationId.of(Payments.ID, 1);
  private static final NotificationId SECOND = NotificationId.of(Payments.OTHER_ID, 1);
  private static final DeliveryId SECOND_TO_SHOP = new DeliveryId(SECOND, SHOP);

  private final TestBench bench = new TestBench();

  @BeforeEach
  void theShopHungAtItsFirstMessage() {
    bench.confirm();
    bench.store.insert(paid());
    bench.endpoints.answer((endpoint, _) -> endpoint.equals(SHOP) ? HANGS : accepted());
    announce(FIRST);
    bench.queue.clear();
  }

  @Test
  void itsNextFirstTryIsMadeAmongTheRetries() {
    assertThat(announce(SECOND)).isEqualTo(new Done());

    assertThat(bench.endpoints.received()).hasSize(1);
    assertThat(bench.queue.taken()).containsExactly(new Retried(SECOND_TO_SHOP, 0));
    assertThat(bench.queue.given().getFirst().after()).isEqualTo(Duration.ofSeconds(5));

    bench.clock.advance(Duration.ofSeconds(5));
    bench.endpoints.answer(accepted());
    bench.deliver.deliver(new Retried(SECOND_TO_SHOP, 0));

    assertThat(toShop().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void whatWaitsForItIsWrittenDownAndHasUsedUpNoTry() {
    announce(SECOND);

    assertThat(toShop().state()).isEqualTo(DeliveryState.WAITING);
    assertThat(toShop().tries()).isZero();
    assertThat(toShop().dueAt()).as("for the sweep, where the queue loses it").isPresent();
  }

  @Test
  void anotherEndpointIsTriedAtOnce() {
    bench.endpoints.configure(LEDGER);
    announce(SECOND);
    bench.queue.clear();

    bench.deliver.deliver(new Addressed(SECOND_TO_SHOP, 0));
    bench.deliver.deliver(new Addressed(new DeliveryId(SECOND, LEDGER), 0));

    assertThat(bench.endpoints.received()).last().extracting(it -> it.endpoint()).isEqualTo(LEDGER);
    assertThat(bench.queue.taken()).containsExactly(new Retried(SECOND_TO_SHOP, 0));
  }

  @Test
  void onceItAnswersAgainItIsTriedAtOnce() {
    bench.endpoints.answer(FakeEndpoints.refused(503));
    bench.clock.advance(Duration.ofSeconds(16));
    bench.deliver.deliver(new Retried(new DeliveryId(FIRST, SHOP), 0));
    bench.endpoints.answer(accepted());

    announce(SECOND);

    assertThat(toShop().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void afterHalfAMinuteItIsTriedAtOnce() {
    bench.endpoints.answer(accepted());
    bench.clock.advance(Duration.ofSeconds(30));

    announce(SECOND);

    assertThat(toShop().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void whatItHasAcceptedAlreadyIsNotSentAgain() {
    bench.deliveries.put(Deliveries.delivered(Deliveries.begun(SECOND_TO_SHOP, Payments.NOW)));

    bench.deliver.deliver(new Addressed(SECOND_TO_SHOP, 0));

    assertThat(bench.queue.taken()).isEmpty();
  }

  @Test
  void oneThatRefusesAtOnceDoesNotHang() {
    bench.clock.advance(Duration.ofSeconds(30));
    bench.endpoints.answer(FakeEndpoints.unreachable());
    bench.deliver.deliver(new Retried(new DeliveryId(FIRST, SHOP), 0));
    bench.endpoints.answer(accepted());

    announce(SECOND);

    assertThat(toShop().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  private DeliverNotificationResult announce(NotificationId message) {
    return bench.deliver.deliver(new Announced(message));
  }

  private Delivery toShop() {
    return bench.deliveries.find(SECOND_TO_SHOP).orElseThrow();
  }

  private static Answer accepted() {
    return FakeEndpoints.accepted();
  }

  private static Payment paid() {
    return Payments.payment()
        .id(Payments.OTHER_ID)
        .state(PaymentState.PAID)
        .outbox(
            Notification.fresh(
                SECOND, NotificationType.PAYMENT_PAID, Payments.NOW, "of no interest"))
        .build();
  }
}
