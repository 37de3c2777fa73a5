package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import org.junit.jupiter.api.Test;

class QueryIT extends SandboxTest {

  private final TestMerchant merchant = merchantOf(start(settings()));

  @Test
  void findsATransactionByTheMerchantsNumber() {
    PaykkaReply initiated = merchant.initiate("order-1", TestMerchant.VISA);

    PaykkaReply queried = merchant.query("order-1");

    assertThat(queried.body()).isEqualTo(initiated.body());
  }

  @Test
  void findsATransactionByPaykkasNumber() {
    String orderId = merchant.initiate("order-1", TestMerchant.VISA).field("order_id");

    assertThat(query("\"order_id\":\"" + orderId + "\"").field("trans_id")).isEqualTo("order-1");
  }

  @Test
  void knowsNoTransactionWhoseNumbersDoNotBelongTogether() {
    merchant.initiate("order-1", TestMerchant.VISA);
    String other = merchant.initiate("order-2", TestMerchant.VISA).field("order_id");

    assertThat(query("\"trans_id\":\"order-1\",\"order_id\":\"" + other + "\"").retCode())
        .isEqualTo("206024");
  }

  @Test
  void saysWhereItKnowsNoSuchTransaction() {
    PaykkaReply reply = merchant.query("order-1");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.retCode()).isEqualTo("206024");
    assertThat(reply.json().get("data")).isEmpty();
  }

  @Test
  void knowsNoSessions() {
    assertThat(query("\"session_id\":\"CS12345678901234\"").retCode()).isEqualTo("206011");
  }

  @Test
  void wantsSomeNumber() {
    assertThat(query("\"reason\":\"OTHER\"").retCode()).isEqualTo("010000");
  }

  private PaykkaReply query(String fields) {
    return merchant.post(
        TestMerchant.QUERY,
        "{\"merchant_id\":\"" + TestMerchant.MERCHANT_ID + "\"," + fields + "}");
  }
}
