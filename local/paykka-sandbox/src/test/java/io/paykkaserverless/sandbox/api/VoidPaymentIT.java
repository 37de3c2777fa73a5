package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.support.Await;
import io.paykkaserverless.sandbox.support.Cashier;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SettlementTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import io.paykkaserverless.sandbox.transaction.Status;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class VoidPaymentIT extends SettlementTest {

  @Test
  void letsGoWhatWasApproved() {
    PaykkaReply reply = cashier.voidRest(authorize("order-1"));

    assertThat(reply.body()).isEqualTo("{\"ret_code\":\"000000\",\"ret_msg\":\"Success\"}");
    stands("order-1", "CANCELED", 1250, 0, 0, 1250, 0, 0, 0);
  }

  @Test
  void letsGoTheRestOfWhatWasTakenInPart() {
    String order = authorize("order-1");
    cashier.capture(order, 500);

    accepted(cashier.voidRest(order));

    stands("order-1", "PARTIALLY_REVERSED", 1250, 500, 0, 750, 0, 0, 500);
  }

  @Test
  void letsNothingGoTwice() {
    String order = authorize("order-1");
    accepted(cashier.voidRest(order));

    PaykkaReply reply = cashier.voidRest(order);

    refused(reply, 400, "4102");
    assertThat(reply.retMsg()).contains("able to void 0, status CANCELED");
  }

  @Test
  void letsNothingGoThatWasTaken() {
    refused(cashier.voidRest(pay("order-1")), 400, "4102");

    stands("order-1", "SUCCESS", 1250, 1250, 0, 0, 0, 0, 1250);
  }

  @Test
  void comesBeforeADelayedCapture() {
    PaykkaSandbox slow =
        start(
            settings()
                .withPayments(PaymentSettings.DEFAULT.withCaptureDelay(Duration.ofMillis(40))));
    TestMerchant other = merchantOf(slow);
    String order = other.initiate("order-1", TestMerchant.VISA).field("order_id");

    accepted(new Cashier(other).voidRest(order));
    String later = other.initiate("order-2", TestMerchant.VISA).field("order_id");
    Await.until(
        "capture of the other",
        () -> slow.control().transaction("order-2").orElseThrow().status() == Status.SUCCESS);

    assertThat(later).isNotEqualTo(order);
    assertThat(other.query("order-1").transactionStatus()).isEqualTo("CANCELED");
  }

  @Test
  void takesPaykkasReasonsAlone() {
    String order = authorize("order-1");

    refused(ask("order_id", order, "reason", "BORED"), 400, "010000");
    refused(ask("reason", "OTHER"), 400, "010000");
    refused(cashier.voidRest("GW000000000000000000"), 404, "206024");
    accepted(ask("order_id", order, "reason", "REQUESTED_BY_CUSTOMER"));
  }

  @Test
  void happensByItselfWhereAuthorizationsEnd() {
    TestMerchant other = merchantOf(start(settings().withPayments(ending(Duration.ofDays(7)))));
    Cashier till = new Cashier(other);
    till.authorize("order-1", shop.notifyUrl());
    till.capture(till.authorize("order-2", shop.notifyUrl()), 500);
    till.pay("order-3", shop.notifyUrl());

    clock.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(other.query("order-1").transactionStatus()).isEqualTo("AUTHORIZED");
    clock.advance(Duration.ofSeconds(1));

    assertThat(other.query("order-1").transactionStatus()).isEqualTo("CANCELED");
    assertThat(other.query("order-2").transactionStatus()).isEqualTo("PARTIALLY_REVERSED");
    assertThat(other.query("order-3").transactionStatus()).isEqualTo("SUCCESS");
  }

  @Test
  void isReportedThoughNobodyAskedWhereAnAuthorizationEnds() {
    TestMerchant other =
        merchantOf(
            start(
                settings()
                    .withClock(InstantSource.system())
                    .withPayments(ending(Duration.ofMillis(40)))));
    other.setClock(InstantSource.system());

    new Cashier(other).authorize("order-1", shop.notifyUrl());

    assertThat(shop.await(2).stream().map(it -> it.field("notify_type")))
        .containsExactlyInAnyOrder("PAYMENT.AUTHORIZATION", "PAYMENT.CANCELED");
  }

  @Test
  void neverHappensByItselfUnlessAskedFor() {
    authorize("order-1");

    clock.advance(Duration.ofDays(400));

    stands("order-1", "AUTHORIZED", 1250, 0, 1250, 0, 1250, 0, 0);
  }

  private static PaymentSettings ending(Duration lifetime) {
    return PaymentSettings.DEFAULT.withAuthorisationLifetime(lifetime);
  }

  private PaykkaReply ask(String... fields) {
    return merchant.ask(Cashier.VOID, fields);
  }
}
