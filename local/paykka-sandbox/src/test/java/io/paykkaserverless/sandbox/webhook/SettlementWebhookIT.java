package io.paykkaserverless.sandbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.paykka.signature.Verification;
import io.paykkaserverless.sandbox.fault.ArmedFault;
import io.paykkaserverless.sandbox.fault.Fault;
import io.paykkaserverless.sandbox.support.Await;
import io.paykkaserverless.sandbox.support.SettlementTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import io.paykkaserverless.sandbox.support.TestShop;
import io.paykkaserverless.sandbox.webhook.DeliveryLog.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SettlementWebhookIT extends SettlementTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void reportsACapture() {
    String order = authorize("order-1");
    shop.await(1);

    cashier.capture(order);

    TestShop.Webhook webhook = shop.await(2).getLast();
    assertThat(webhook.field("notify_type")).isEqualTo("PAYMENT.SUCCESS");
    assertThat(webhook.field("trans_id")).isEqualTo("order-1");
    assertThat(webhook.field("status")).isEqualTo("SUCCESS");
    assertThat(balance(webhook, "captured_amount")).isEqualTo(1250);
    assertThat(verified(webhook)).isTrue();
  }

  @Test
  void reportsEveryPartialCapture() {
    String order = authorize("order-1");
    shop.await(1);

    cashier.capture(order, 500);

    TestShop.Webhook webhook = shop.await(2).getLast();
    assertThat(webhook.field("notify_type")).isEqualTo("PAYMENT.SUCCESS");
    assertThat(webhook.field("status")).isEqualTo("AUTHORIZED");
    assertThat(webhook.json().integer("amount")).contains(1250L);
    assertThat(balance(webhook, "captured_amount")).isEqualTo(500);
  }

  @Test
  void reportsACaptureWhereItsRequestSays() {
    try (TestShop elsewhere = new TestShop()) {
      String order = authorize("order-1");

      merchant.ask(
          "/v3/payment/acq/capture",
          "order_id",
          order,
          "notify_url",
          elsewhere.notifyUrl().toString());

      assertThat(elsewhere.await(1).getFirst().field("notify_type")).isEqualTo("PAYMENT.SUCCESS");
    }
  }

  @Test
  void reportsAVoid() {
    String order = authorize("order-1");
    shop.await(1);

    cashier.voidRest(order);

    TestShop.Webhook webhook = shop.await(2).getLast();
    assertThat(webhook.field("notify_type")).isEqualTo("PAYMENT.CANCELED");
    assertThat(webhook.field("status")).isEqualTo("CANCELED");
  }

  @Test
  void reportsThatTheRestWasVoided() {
    String order = authorize("order-1");
    cashier.capture(order, 500);
    shop.await(2);

    cashier.voidRest(order);

    TestShop.Webhook webhook = shop.await(3).getLast();
    assertThat(webhook.field("notify_type")).isEqualTo("PAYMENT.CANCELED");
    assertThat(webhook.field("status")).isEqualTo("PARTIALLY_REVERSED");
  }

  @Test
  void reportsARefundUnderTheRefundsNumbers() {
    String order = pay("order-1");
    shop.await(1);

    String paykkas = cashier.refund("refund-1", order, 500).field("refund_order_id");

    TestShop.Webhook webhook = shop.await(2).getLast();
    assertThat(webhook.field("notify_type")).isEqualTo("REFUND.SUCCESS");
    assertThat(webhook.field("merchant_id")).isEqualTo(TestMerchant.MERCHANT_ID);
    assertThat(webhook.field("trans_id")).isEqualTo("refund-1");
    assertThat(webhook.field("refund_trans_id")).isEqualTo("refund-1");
    assertThat(webhook.field("order_id")).isEqualTo(order);
    assertThat(webhook.field("refund_order_id")).isEqualTo(paykkas);
    assertThat(webhook.field("status")).isEqualTo("SUCCESS");
    assertThat(webhook.json().integer("amount")).contains(500L);
    assertThat(webhook.field("currency")).isEqualTo("EUR");
    assertThat(webhook.field("error_code")).isEqualTo("0000");
    assertThat(verified(webhook)).isTrue();
  }

  @Test
  void reportsARefundThatFailed() {
    sandbox.control().arm(new Fault.RefundFailure());
    String order = pay("order-1");
    shop.await(1);

    cashier.refund("refund-1", order, 500);

    TestShop.Webhook webhook = shop.await(2).getLast();
    assertThat(webhook.field("notify_type")).isEqualTo("REFUND.FAILURE");
    assertThat(webhook.field("status")).isEqualTo("FAILURE");
    assertThat(webhook.field("error_code")).isEqualTo("3061");
    assertThat(webhook.field("error_description")).isEqualTo("Refund declined");
  }

  @Test
  void reportsAReviewedRefundOnceItIsDecided() {
    sandbox.control().arm(new Fault.RefundReview());
    String order = pay("order-1");
    cashier.refund("refund-1", order, 500);
    shop.await(1);
    assertThat(sandbox.control().deliveries("refund-1")).isEmpty();

    sandbox.control().decideRefund("refund-1", false);

    assertThat(shop.await(2).getLast().field("notify_type")).isEqualTo("REFUND.FAILURE");
  }

  @Test
  void reportsARefundWhereItsRequestSays() {
    try (TestShop elsewhere = new TestShop()) {
      cashier.refund("refund-1", pay("order-1"), 500, notifying(elsewhere));

      assertThat(elsewhere.await(1).getFirst().field("trans_id")).isEqualTo("refund-1");
    }
  }

  @Test
  void losesTheWebhookOfTheNamedRefundOnly() {
    sandbox.control().arm(ArmedFault.once(new Fault.LostWebhook()).forTransaction("refund-1"));
    String order = pay("order-1");
    shop.await(1);

    cashier.refund("refund-1", order, 500);
    cashier.refund("refund-2", order, 500);

    assertThat(shop.await(2).getLast().field("trans_id")).isEqualTo("refund-2");
    assertThat(sandbox.control().deliveries("refund-1"))
        .singleElement()
        .satisfies(it -> assertThat(it.outcome()).isEqualTo(Outcome.LOST));
  }

  @Test
  void tellsAWrongRefundAmount() {
    String order = pay("order-1");
    shop.await(1);
    sandbox.control().arm(ArmedFault.once(new Fault.WrongAmount(100, 1)).forTransaction("order-1"));

    cashier.refund("refund-1", order, 500);

    assertThat(shop.await(2).getLast().json().integer("amount")).contains(600L);
  }

  @Test
  void turnsTheWebhooksOfOnePaymentAround() {
    sandbox.control().arm(ArmedFault.once(new Fault.ReorderedWebhook(LONG)));

    cashier.refund("refund-1", pay("order-1"), 500);

    assertThat(shop.await(2).stream().map(it -> it.field("notify_type")))
        .containsExactly("REFUND.SUCCESS", "PAYMENT.SUCCESS");
  }

  @Test
  void listsARefundsWebhooksUnderItsPaymentToo() {
    cashier.refund("refund-1", pay("order-1"), 500);
    shop.await(2);

    Await.until("log", () -> sandbox.control().deliveries("order-1").size() == 2);
    assertThat(types("order-1")).containsExactlyInAnyOrder("PAYMENT.SUCCESS", "REFUND.SUCCESS");
    assertThat(types("refund-1")).containsExactly("REFUND.SUCCESS");
  }

  @Test
  void reportsARefundAgainWhenAskedTo() {
    sandbox.control().arm(new Fault.RefundReview());
    cashier.refund("refund-1", pay("order-1"), 500);
    assertThat(sandbox.control().resend("refund-1")).isFalse();
    sandbox.control().decideRefund("refund-1", true);
    shop.await(2);

    assertThat(sandbox.control().resend("refund-1")).isTrue();

    assertThat(shop.await(3).getLast().field("notify_type")).isEqualTo("REFUND.SUCCESS");
  }

  @Test
  void reportsThePaymentAgainAsItStandsAfterARefund() {
    cashier.refund("refund-1", pay("order-1"), 500);
    shop.await(2);

    sandbox.control().resend("order-1");

    TestShop.Webhook webhook = shop.await(3).getLast();
    assertThat(webhook.field("notify_type")).isEqualTo("PAYMENT.SUCCESS");
    assertThat(webhook.field("status")).isEqualTo("PARTIALLY_REFUNDED");
  }

  private static Consumer<JsonWriter> notifying(TestShop where) {
    return json -> json.put("notify_url", where.notifyUrl().toString());
  }

  private List<String> types(String number) {
    return sandbox.control().deliveries(number).stream()
        .map(DeliveryLog.Entry::notifyType)
        .toList();
  }

  private boolean verified(TestShop.Webhook webhook) {
    return webhook.verify(sandbox.platformPublicKey(), clock) instanceof Verification.Verified;
  }

  private static long balance(TestShop.Webhook webhook, String name) {
    return webhook.json().object("balances").flatMap(it -> it.integer(name)).orElseThrow();
  }
}
