package io.paykkaserverless.simulation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.simulation.crash.Enumeration.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What does not survive a crash is found: careless code, written here for that. */
class EnumerationTest {

  @Test
  void aRequestThatIsSentAgainBlindlyIsFound() {
    Errand careless =
        Errand.of(
                "send what is written down, and again",
                world -> {
                  world.ports.paykka().initiate(initiation(world), Duration.ofSeconds(15));
                  return true;
                })
            .given(World::confirm);

    assertThat(found(careless, Kind.CALM)).contains("PayKKa was asked twice");
  }

  @Test
  void aRequestThatIsNotWrittenDownFirstIsFound() {
    Errand careless =
        Errand.of(
            "send what is not written down",
            world -> {
              world.ports.paykka().initiate(initiation(world), Duration.ofSeconds(15));
              return true;
            });

    assertThat(found(careless, Kind.CRASH)).contains("asked for what is not written down");
  }

  @Test
  void aRequestThatIsNotTheSameWhenRepeatedIsFound() {
    Errand careless =
        Errand.of(
            "create a payment under a name of its time",
            world -> {
              Payment fresh = Payments.payment().id(idOf(world)).build();
              world.ports.payments().insert(fresh);
              return true;
            });

    assertThat(found(careless, Kind.CALM)).isEmpty();
    assertThat(found(careless, Kind.CRASH)).contains("ends otherwise than without faults");
  }

  @Test
  void aMessageThatIsSentBeforeItIsKeptIsFound() {
    Errand careless =
        Errand.of(
            "tell first and write later",
            world -> {
              world
                  .ports
                  .endpoints()
                  .deliver(
                      FakeEndpoints.SHOP, Payments.notification(1, NotificationType.PAYMENT_PAID));
              return true;
            });

    assertThat(found(careless, Kind.CRASH)).contains("received what was never made");
  }

  @Test
  void aChangeOfTwoWritesIsFound() {
    Errand careless =
        Errand.of(
            "take a payment back, and put another in its place",
            world -> {
              boolean isThere = world.ports.payments().find(Payments.OTHER_ID).isPresent();
              if (!isThere) {
                world.bench.store.clear();
                world.ports.payments().insert(Payments.payment().id(Payments.OTHER_ID).build());
              }
              return true;
            });

    assertThat(found(careless, Kind.CRASH)).contains("ends otherwise than without faults");
  }

  @Test
  void whatBreaksIsFoundTogetherWithItsStory() {
    Errand broken =
        Errand.of(
            "break once the payment is there",
            world -> {
              world.ports.payments().find(Payments.ID);
              throw new IllegalStateException("broken");
            });

    assertThat(found(broken, Kind.CALM)).contains("breaks with", "#0 PaymentStore.find");
  }

  @Test
  void whatMustBeTrueInTheEndIsLookedAtAfterEachFault() {
    Errand wrong = PayErrands.card("pay").then(PayErrands.ends(PaymentState.REFUNDED));

    assertThat(found(wrong, Kind.CALM)).contains("does not end as it must");
    assertThat(found(wrong, Kind.PAIR)).contains("does not end as it must");
  }

  @Test
  void whatIsFoundTellsBothRunsStepByStep() {
    Errand wrong = PayErrands.card("pay").then(PayErrands.ends(PaymentState.REFUNDED));

    assertThat(found(wrong, Kind.CRASH))
        .contains("pay; the caller COMES_BACK; [DIES_BEFORE at #0]")
        .contains("#0 PaymentStore.find   <-- DIES_BEFORE")
        .contains("call 2 at")
        .contains("pay; the caller COMES_BACK; []");
  }

  private static String found(Errand errand, Kind kind) {
    Enumeration enumeration = new Enumeration(false);
    enumeration.run(errand);
    List<String> wrong = enumeration.wrong(kind);
    return wrong.isEmpty() ? "" : wrong.getFirst();
  }

  private static PaymentId idOf(World world) {
    int second = Math.floorMod(world.bench.clock.instant().getEpochSecond(), 6) + 2;
    return new PaymentId("p" + ("abcdefg" + second).repeat(4));
  }

  private static Initiation initiation(World world) {
    return new Initiation(
        Payments.FIRST,
        world.payment().terms(),
        OrderDetails.NONE,
        TestBench.encryptedCard(),
        ShopperDevice.NONE,
        Optional.empty(),
        URI.create("https://pay.shop.example/webhooks/paykka"));
  }
}
