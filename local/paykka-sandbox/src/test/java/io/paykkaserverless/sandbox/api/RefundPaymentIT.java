package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.support.Cashier;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SettlementTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import org.junit.jupiter.api.Test;

class RefundPaymentIT extends SettlementTest {

  @Test
  void givesEverythingBack() {
    String order = pay("order-1");

    PaykkaReply reply = cashier.refund("refund-1", order, 1250);

    accepted(reply);
    assertThat(reply.field("status")).isEqualTo("SUCCESS");
    assertThat(reply.field("error_code")).isEqualTo("0000");
    assertThat(reply.field("refund_trans_id")).isEqualTo("refund-1");
    assertThat(reply.field("refund_order_id")).matches("RG\\d{18}");
    assertThat(reply.field("order_id")).isEqualTo(order);
    assertThat(reply.field("ori_order_id")).isEqualTo(order);
    assertThat(reply.data().integer("amount")).contains(1250L);
    assertThat(reply.field("currency")).isEqualTo("EUR");
    stands("order-1", "REFUNDED", 1250, 1250, 0, 0, 0, 1250, 0);
  }

  @Test
  void givesPartsBackUntilNothingIsLeft() {
    String order = pay("order-1");

    accepted(cashier.refund("refund-1", order, 300));
    stands("order-1", "PARTIALLY_REFUNDED", 1250, 1250, 0, 0, 0, 300, 950);
    accepted(cashier.refund("refund-2", order, 950));

    stands("order-1", "REFUNDED", 1250, 1250, 0, 0, 0, 1250, 0);
  }

  @Test
  void givesNoMoreBackThanWasTaken() {
    String order = pay("order-1");
    accepted(cashier.refund("refund-1", order, 300));

    PaykkaReply reply = cashier.refund("refund-2", order, 951);

    refused(reply, 400, "4103");
    assertThat(reply.retMsg()).contains("able to refund 950, status PARTIALLY_REFUNDED");
    refused(cashier.queryRefund("refund-2"), 404, "206024");
    stands("order-1", "PARTIALLY_REFUNDED", 1250, 1250, 0, 0, 0, 300, 950);
  }

  @Test
  void givesNothingBackThatWasNotTaken() {
    refused(cashier.refund("refund-1", authorize("order-1"), 1), 400, "4103");
    String declined = merchant.initiate("order-2", TestMerchant.DECLINED).field("order_id");
    refused(cashier.refund("refund-2", declined, 1), 400, "4103");
  }

  @Test
  void givesBackWhatWasTakenThoughTheRestWasVoided() {
    String order = authorize("order-1");
    cashier.capture(order, 500);
    cashier.voidRest(order);

    accepted(cashier.refund("refund-1", order, 200));
    stands("order-1", "PARTIALLY_REFUNDED", 1250, 500, 0, 750, 0, 200, 300);
    accepted(cashier.refund("refund-2", order, 300));

    stands("order-1", "REFUNDED", 1250, 500, 0, 750, 0, 500, 0);
  }

  @Test
  void leavesWhatCanStillBeTakenAuthorized() {
    String order = authorize("order-1");
    cashier.capture(order, 500);

    accepted(cashier.refund("refund-1", order, 500));
    stands("order-1", "AUTHORIZED", 1250, 500, 750, 0, 750, 500, 0);
    accepted(cashier.capture(order));

    stands("order-1", "PARTIALLY_REFUNDED", 1250, 1250, 0, 0, 0, 500, 750);
  }

  @Test
  void answersTheSameNumberAgainWithTheSameRefund() {
    String order = pay("order-1");
    PaykkaReply first = cashier.refund("refund-1", order, 700);

    PaykkaReply second = cashier.refund("refund-1", order, 700);

    assertThat(second.body()).isEqualTo(first.body());
    stands("order-1", "PARTIALLY_REFUNDED", 1250, 1250, 0, 0, 0, 700, 550);
  }

  @Test
  void refusesANumberThatStandsForAnotherRefund() {
    String order = pay("order-1");
    cashier.refund("refund-1", order, 700);

    refused(cashier.refund("refund-1", order, 500), 400, "010000");
    refused(cashier.refund("refund-1", pay("order-2"), 700), 400, "010000");

    stands("order-1", "PARTIALLY_REFUNDED", 1250, 1250, 0, 0, 0, 700, 550);
    stands("order-2", "SUCCESS", 1250, 1250, 0, 0, 0, 0, 1250);
  }

  @Test
  void mayCarryAPaymentsNumber() {
    accepted(cashier.refund("order-1", pay("order-1"), 100));
  }

  @Test
  void isNotForMerchantsWhoMayNotRefund() {
    TestMerchant other =
        merchantOf(start(settings().withMerchant(TestMerchant.registration().withoutRefunds())));
    Cashier till = new Cashier(other);

    refused(till.refund("refund-1", till.pay("order-1", shop.notifyUrl()), 1), 403, "1006");
  }

  @Test
  void wantsEveryFieldAsItMustBe() {
    String order = pay("order-1");
    String[] whole = {
      "refund_trans_id", "refund-1",
      "ori_order_id", order,
      "refund_amount", "100",
      "currency", "EUR"
    };

    for (int i = 0; i < whole.length; i += 2) {
      refused(merchant.ask(Cashier.REFUND, without(i, whole)), 400, "010000");
    }
    refused(cashier.refund("r".repeat(65), order, 100), 400, "010000");
    refused(cashier.refund("refund-1", order, 0), 400, "010000");
    refused(cashier.refund("refund-1", order, 1_000_000_000_000L), 400, "010000");
    refused(cashier.refund("refund-1", order, 1, it -> it.put("reason", "?")), 400, "010000");
    refused(cashier.refund("refund-1", order, 1, it -> it.put("notify_url", "?")), 400, "010000");
    refused(cashier.refund("refund-1", "GW000000000000000000", 100), 404, "206024");
    accepted(merchant.ask(Cashier.REFUND, whole));
  }

  @Test
  void isInThePaymentsCurrency() {
    String order = pay("order-1");

    refused(
        merchant.ask(
            Cashier.REFUND,
            "refund_trans_id",
            "refund-1",
            "ori_order_id",
            order,
            "refund_amount",
            "100",
            "currency",
            "USD"),
        400,
        "010000");

    stands("order-1", "SUCCESS", 1250, 1250, 0, 0, 0, 0, 1250);
  }

  @Test
  void isFoundByEitherNumber() {
    String paykkas = cashier.refund("refund-1", pay("order-1"), 100).field("refund_order_id");
    cashier.refund("refund-2", pay("order-2"), 200);

    PaykkaReply found = cashier.queryRefund("refund-1");

    assertThat(found.field("refund_order_id")).isEqualTo(paykkas);
    assertThat(query("refund_order_id", paykkas).body()).isEqualTo(found.body());
    refused(query("refund_order_id", paykkas, "refund_trans_id", "refund-2"), 404, "206024");
    refused(query("refund_trans_id", "refund-3"), 404, "206024");
    refused(query("order_id", "GW000000000000000000"), 400, "010000");
  }

  private PaykkaReply query(String... fields) {
    return merchant.ask(Cashier.REFUND_QUERY, fields);
  }

  private static String[] without(int left, String... fields) {
    String[] others = new String[fields.length - 2];
    System.arraycopy(fields, 0, others, 0, left);
    System.arraycopy(fields, left + 2, others, left, others.length - left);
    return others;
  }
}
