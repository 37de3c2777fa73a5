package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.support.Cashier;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SettlementTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import org.junit.jupiter.api.Test;

class CaptureIT extends SettlementTest {

  @Test
  void takesAllThatWasApprovedWhereNoAmountIsNamed() {
    PaykkaReply reply = cashier.capture(authorize("order-1"));

    assertThat(reply.body()).isEqualTo("{\"ret_code\":\"000000\",\"ret_msg\":\"Success\"}");
    stands("order-1", "SUCCESS", 1250, 1250, 0, 0, 0, 0, 1250);
  }

  @Test
  void takesAPartAndStaysAuthorizedWhileSomeIsLeft() {
    accepted(cashier.capture(authorize("order-1"), 500));

    stands("order-1", "AUTHORIZED", 1250, 500, 750, 0, 750, 0, 500);
  }

  @Test
  void takesSeveralParts() {
    String order = authorize("order-1");

    accepted(cashier.capture(order, 500));
    accepted(cashier.capture(order, 250));
    accepted(cashier.capture(order));

    stands("order-1", "SUCCESS", 1250, 1250, 0, 0, 0, 0, 1250);
    assertThat(sandbox.control().book("order-1").orElseThrow().captures()).isEqualTo(3);
  }

  @Test
  void takesAgainWhenAskedAgain() {
    String order = authorize("order-1");

    accepted(cashier.capture(order, 500));
    accepted(cashier.capture(order, 500));

    stands("order-1", "AUTHORIZED", 1250, 1000, 250, 0, 250, 0, 1000);
  }

  @Test
  void takesNoMoreThanWasApproved() {
    String order = authorize("order-1");
    accepted(cashier.capture(order, 500));

    PaykkaReply reply = cashier.capture(order, 751);

    refused(reply, 400, "4101");
    assertThat(reply.retMsg()).contains("able to capture 750, status AUTHORIZED");
    stands("order-1", "AUTHORIZED", 1250, 500, 750, 0, 750, 0, 500);
  }

  @Test
  void takesNothingWhereNothingIsLeft() {
    refused(cashier.capture(pay("order-1")), 400, "4101");
    String voided = authorize("order-2");
    cashier.voidRest(voided);
    refused(cashier.capture(voided), 400, "4101");
    String declined = merchant.initiate("order-3", TestMerchant.DECLINED).field("order_id");
    refused(cashier.capture(declined), 400, "4101");
    String open = merchant.initiate("order-4", TestMerchant.CHALLENGED).field("order_id");
    refused(cashier.capture(open, 1), 400, "4101");
  }

  @Test
  void knowsPaykkasNumbersAlone() {
    authorize("order-1");

    refused(cashier.capture("GW000000000000000000"), 404, "206024");
    refused(merchant.ask(Cashier.CAPTURE, "trans_id", "order-1"), 400, "010000");
  }

  @Test
  void wantsAmountsAboveZeroInThePaymentsCurrency() {
    String order = authorize("order-1");

    refused(cashier.capture(order, 0), 400, "010000");
    refused(cashier.capture(order, -5), 400, "010000");
    refused(ask("order_id", order, "amount", "a lot"), 400, "010000");
    refused(ask("order_id", order, "amount", "100", "currency", "USD"), 400, "010000");
    refused(ask("order_id", order, "notify_url", "nowhere"), 400, "010000");
    accepted(ask("order_id", order, "amount", "100", "currency", "EUR"));

    stands("order-1", "AUTHORIZED", 1250, 100, 1150, 0, 1150, 0, 100);
  }

  private PaykkaReply ask(String... fields) {
    return merchant.ask(Cashier.CAPTURE, fields);
  }
}
