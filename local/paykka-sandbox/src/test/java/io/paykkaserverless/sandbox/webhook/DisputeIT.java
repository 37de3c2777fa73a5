package io.paykkaserverless.sandbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.fault.Fault;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SettlementTest;
import io.paykkaserverless.sandbox.support.TestShop;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DisputeIT extends SettlementTest {

  @Test
  void isReportedWithoutASignature() {
    pay("order-1");
    shop.await(1);

    sandbox.control().dispute("order-1");

    TestShop.Webhook webhook = shop.await(2).getLast();
    assertThat(webhook.headers().keySet())
        .noneMatch(it -> it.toLowerCase(Locale.ROOT).startsWith("x-paykka"));
    assertThat(webhook.json().get("notify_type")).isEmpty();
    assertThat(webhook.field("event_type")).isEqualTo("DISPUTE");
  }

  @Test
  void tellsWhatPaykkasPageLists() {
    String order = pay("order-1");
    shop.await(1);

    String number = sandbox.control().dispute("order-1").orElseThrow().disputeId();

    TestShop.Webhook webhook = shop.await(2).getLast();
    assertThat(number).matches("DG\\d{14}");
    assertThat(webhook.field("dispute_id")).isEqualTo(number);
    assertThat(webhook.field("trans_id")).isEqualTo("order-1");
    assertThat(webhook.field("order_id")).isEqualTo(order);
    assertThat(webhook.field("arn")).matches("\\d{23}");
    assertThat(webhook.field("card_bin")).isEqualTo("424242");
    assertThat(webhook.field("card_last4")).isEqualTo("4242");
    assertThat(webhook.field("payment_method")).isEqualTo("BANKCARD");
    assertThat(webhook.field("pay_finish_time")).isEqualTo("2026-11-23T17:30:00+08:00");
    assertThat(webhook.field("dispute_stage")).isEqualTo("DISPUTE_CREATED");
    assertThat(webhook.json().integer("dispute_amount")).contains(1250L);
    assertThat(webhook.field("dispute_currency")).isEqualTo("EUR");
    assertThat(webhook.json().integer("order_amount")).contains(1250L);
    assertThat(webhook.field("order_currency")).isEqualTo("EUR");
    assertThat(webhook.field("posting_date")).isEqualTo("2026-11-23");
    assertThat(webhook.field("dispute_time")).isEqualTo("2026-11-23T17:30:00+08:00");
    assertThat(webhook.field("due_time")).isEqualTo("2026-12-07T17:30:00+08:00");
    assertThat(webhook.json().fields().keySet())
        .contains("merchant_id", "merchant_name", "reason_code", "reason_code_description");
  }

  @Test
  void movesNoMoney() {
    pay("order-1");

    sandbox.control().dispute("order-1");

    stands("order-1", "SUCCESS", 1250, 1250, 0, 0, 0, 0, 1250);
  }

  @Test
  void keepsItsNumberFromStageToStage() {
    pay("order-1");

    String first = sandbox.control().dispute("order-1").orElseThrow().disputeId();
    String second = sandbox.control().dispute("order-1", "DISPUTE_LOST").orElseThrow().disputeId();

    assertThat(second).isEqualTo(first);
    assertThat(shop.await(3).stream().map(it -> it.field("dispute_stage")))
        .contains("DISPUTE_CREATED", "DISPUTE_LOST");
  }

  @Test
  void needsMoneyThatWasTaken() {
    authorize("order-1");

    assertThat(sandbox.control().dispute("order-1")).isEmpty();
    assertThat(sandbox.control().dispute("order-2")).isEmpty();
  }

  @Test
  void isMadeOverHttpToo() {
    pay("order-1");

    PaykkaReply made =
        merchant.control(
            "POST", "transactions/order-1/dispute", "{\"stage\":\"DISPUTE_EVIDENCE\"}");

    assertThat(made.status()).isEqualTo(202);
    assertThat(made.json().text("dispute_stage")).contains("DISPUTE_EVIDENCE");
    assertThat(merchant.control("POST", "transactions/order-1/dispute", "").status())
        .isEqualTo(202);
    assertThat(merchant.control("POST", "transactions/order-2/dispute", "").status())
        .isEqualTo(404);
    assertThat(merchant.control("POST", "transactions/order-1/dispute", "[").status())
        .isEqualTo(400);
  }

  @Test
  void isLostLikeAnyOtherWebhook() {
    pay("order-1");
    shop.await(1);
    sandbox.control().arm(new Fault.LostWebhook());

    sandbox.control().dispute("order-1");
    sandbox.control().dispute("order-1", "DISPUTE_WON");

    assertThat(shop.await(2).getLast().field("dispute_stage")).isEqualTo("DISPUTE_WON");
  }
}
