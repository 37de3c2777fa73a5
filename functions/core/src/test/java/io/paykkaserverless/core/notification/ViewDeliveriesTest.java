package io.paykkaserverless.core.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.OutboxOwner.OfPayment;
import io.paykkaserverless.core.notification.ViewDeliveries.Seen;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewDeliveriesTest {

  private final InMemoryDeliveryStore store = new InMemoryDeliveryStore();
  private final ViewDeliveries view = new ViewDeliveries(store);

  @Test
  void findsWhatBecameOfEachMessageByTheEndpointsName() {
    Delivery toShop = deliver(1, "shop");
    Delivery toLedger = deliver(1, "ledger");
    Delivery second = deliver(2, "shop");

    Seen seen = view.view(new OfPayment(Payments.ID));

    assertThat(seen.of(toShop.id().notification())).containsExactly(toLedger, toShop);
    assertThat(seen.of(second.id().notification())).containsExactly(second);
    assertThat(seen.of(NotificationId.of(Payments.ID, 3))).isEmpty();
    assertThat(seen.complete()).isTrue();
  }

  @Test
  void seesNothingOfAnotherPayment() {
    deliver(1, "shop");

    assertThat(view.view(new OfPayment(Payments.OTHER_ID))).isEqualTo(new Seen(List.of(), true));
  }

  @Test
  void saysSoWhereThereMayBeMore() {
    for (int i = 1; i < ViewDeliveries.DELIVERIES_MAX; i++) {
      deliver(i, "shop");
    }
    assertThat(view.view(new OfPayment(Payments.ID)).complete()).isTrue();
    Delivery last = deliver(ViewDeliveries.DELIVERIES_MAX, "shop");
    Delivery oneMore = deliver(ViewDeliveries.DELIVERIES_MAX + 1, "shop");

    Seen seen = view.view(new OfPayment(Payments.ID));

    assertThat(seen.complete()).isFalse();
    assertThat(seen.deliveries()).hasSize(ViewDeliveries.DELIVERIES_MAX).startsWith(oneMore, last);
    assertThat(seen.of(NotificationId.of(Payments.ID, 1))).isEmpty();
  }

  @Test
  void doesNotPretendWhereNothingCanBeRead() {
    store.breakDown();

    assertThatThrownBy(() -> view.view(new OfPayment(Payments.ID)))
        .isInstanceOf(StoreUnavailable.class);
  }

  private Delivery deliver(int sequence, String endpoint) {
    Notification message = Payments.notification(sequence, NotificationType.PAYMENT_PAID);
    Delivery delivery = Delivery.begun(message, new EndpointName(endpoint)).endpointRemoved();
    store.put(delivery);
    return delivery;
  }
}
