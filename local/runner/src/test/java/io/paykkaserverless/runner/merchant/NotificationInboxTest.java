package io.paykkaserverless.runner.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.merchant.ReceivedNotification.Treatment;
import io.paykkaserverless.runner.merchant.Sender.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationInboxTest {

  private static final String PAYMENT = FakePaymentsApi.PAYMENT_ID;

  private final SettableClock clock = new SettableClock();
  private final Sender sender = Sender.withNewKey();
  private final ShopperAccount account =
      new ShopperAccount(DemoShopper.signedIn(new UnguessableSuffix()));
  private final OrderBook orders = new OrderBook(new UnguessableSuffix(), account);
  private final NotificationInbox inbox =
      new NotificationInbox(new WebhookVerifier(List.of(sender.key()), clock), orders, clock);
  private final String order =
      orders
          .payWith(
              orders.open(new Catalogue().basket("breakfast").orElseThrow(), OrderKind.ONE_TIME),
              PAYMENT)
          .number();

  @Test
  void aForgedNotificationDoesNotUseUpAnId() {
    deliver(Sender.withNewKey().send("n1", clock.instant(), message(1, "PAID")));
    assertThat(status()).isEqualTo("OPEN");

    deliver(sender.send("n1", clock.instant(), message(1, "PAID")));

    assertThat(status()).isEqualTo("PAID");
    assertThat(treatments()).containsExactly(Treatment.REFUSED, Treatment.BELIEVED);
  }

  @Test
  void dropsARepeatAndStillAcceptsIt() {
    Delivery delivery = sender.send("n1", clock.instant(), message(1, "PAID"));
    deliver(delivery);

    assertThat(deliver(delivery)).isEqualTo(200);
    assertThat(treatments()).containsExactly(Treatment.BELIEVED, Treatment.REPEATED);
    assertThat(orders.find(order).orElseThrow().told()).hasSize(1);
  }

  @Test
  void aLateMessageDoesNotOverwriteANewerOne() {
    deliver(sender.send("n2", clock.instant(), message(2, "PAID")));

    assertThat(deliver(sender.send("n1", clock.instant(), message(1, "DECLINED")))).isEqualTo(200);
    assertThat(status()).isEqualTo("PAID");
    assertThat(treatments()).containsExactly(Treatment.BELIEVED, Treatment.LATE);
    assertThat(orders.find(order).orElseThrow().told())
        .extracting(NotificationMessage::status)
        .containsExactly("DECLINED", "PAID");
  }

  @Test
  void aNotificationOverAnotherAmountPaysNothing() {
    String cheaper = message(1, "PAID").replace("6940", "1");

    deliver(sender.send("n1", clock.instant(), cheaper));

    assertThat(status()).isEqualTo("OPEN");
    assertThat(treatments()).containsExactly(Treatment.CONTRADICTS_ORDER);
  }

  @Test
  void aNotificationOverAnotherCurrencyPaysNothing() {
    String cheaper = message(1, "PAID").replace("EUR", "JPY");

    deliver(sender.send("n1", clock.instant(), cheaper));

    assertThat(treatments()).containsExactly(Treatment.CONTRADICTS_ORDER);
  }

  @Test
  void aNotificationOfAnotherPaymentPaysNothing() {
    String other = message(1, "PAID").replace(PAYMENT, PAYMENT.replace('a', 'b'));

    deliver(sender.send("n1", clock.instant(), other));

    assertThat(treatments()).containsExactly(Treatment.CONTRADICTS_ORDER);
  }

  @Test
  void acceptsANotificationForAnotherSystemsOrder() {
    String foreign = message(1, "PAID").replace(order, "order-of-somebody");

    assertThat(deliver(sender.send("n1", clock.instant(), foreign))).isEqualTo(200);
    assertThat(treatments()).containsExactly(Treatment.NOT_OURS);
  }

  @Test
  void refusesAGenuineMessageItCannotRead() {
    assertThat(deliver(sender.send("n1", clock.instant(), "{}"))).isEqualTo(400);
    assertThat(treatments()).containsExactly(Treatment.UNREADABLE);
  }

  @Test
  void acceptsWhatIsAboutASubscriptionAndNoPayment() {
    Delivery delivery =
        sender.send(
            "n1",
            clock.instant(),
            """
            {"type":"agreement.paused","timestamp":"2026-11-02T10:00:00Z","data":\
            {"agreement_id":"a1","sequence":1,"status":"PAUSED","currency":"EUR",\
            "reference":"%s","first_payment_id":"%s"}}\
            """
                .formatted(order, PAYMENT));

    assertThat(List.of(deliver(delivery), deliver(delivery))).containsExactly(200, 200);
    assertThat(treatments()).containsExactly(Treatment.NOTED, Treatment.REPEATED);
    assertThat(status()).isEqualTo("OPEN");
  }

  @Test
  void playsDeadAsLongAsItIsToldTo() {
    Delivery delivery = sender.send("n1", clock.instant(), message(1, "PAID"));
    inbox.answerNext(2, 503);

    assertThat(List.of(deliver(delivery), deliver(delivery), deliver(delivery)))
        .containsExactly(503, 503, 200);
    assertThat(treatments())
        .containsExactly(Treatment.TURNED_AWAY, Treatment.TURNED_AWAY, Treatment.BELIEVED);
    assertThat(inbox.received()).allMatch(ReceivedNotification::verified);
  }

  @Test
  void listenersHearOfEverythingThatComes() {
    List<Treatment> heard = new ArrayList<>();
    inbox.onReceived(notification -> heard.add(notification.treatment()));

    deliver(Sender.withNewKey().send("n1", clock.instant(), "{}"));

    assertThat(heard).containsExactly(Treatment.REFUSED);
  }

  @Test
  void forgetsTheOldestRatherThanGrowForEver() {
    for (int i = 0; i < 1_100; i++) {
      deliver(Sender.withNewKey().send("n" + i, clock.instant(), "{}"));
    }

    assertThat(inbox.received()).hasSize(1_000);
  }

  private int deliver(Delivery delivery) {
    return inbox.receive(delivery::header, delivery.body().getBytes(UTF_8));
  }

  private String message(int sequence, String status) {
    return Sender.message(PAYMENT, order, sequence, status);
  }

  private String status() {
    return orders.find(order).orElseThrow().status();
  }

  private List<Treatment> treatments() {
    return inbox.received().stream().map(ReceivedNotification::treatment).toList();
  }
}
