package io.paykkaserverless.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.fault.ArmedFault;
import io.paykkaserverless.sandbox.fault.Fault;
import io.paykkaserverless.sandbox.support.Await;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ControlApiIT extends SandboxTest {

  private final PaykkaSandbox sandbox = start(settings());
  private final TestMerchant merchant = merchantOf(sandbox);

  @Test
  void armsAFault() {
    PaykkaReply reply =
        merchant.control(
            "POST",
            "faults",
            "{\"fault\":\"slow-answer\",\"ms\":50,\"operation\":\"query\",\"times\":3,"
                + "\"trans_id\":\"order-1\"}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(sandbox.control().armed())
        .containsExactly(
            ArmedFault.once(new Fault.SlowAnswer(Duration.ofMillis(50)))
                .on("query")
                .times(3)
                .forTransaction("order-1"));
  }

  @Test
  void listsAndClearsFaults() {
    sandbox.control().arm(new Fault.LostAnswer());

    assertThat(merchant.control("GET", "faults", "").body()).contains("\"lost-answer\"");
    assertThat(merchant.control("DELETE", "faults", "").body()).isEqualTo("{\"armed\":[]}");
    assertThat(sandbox.control().armed()).isEmpty();
  }

  @Test
  void saysWhichFaultsThereAre() {
    PaykkaReply reply = merchant.control("POST", "faults", "{\"fault\":\"meteorite\"}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("lost-answer", "wrong-amount");
  }

  @Test
  void refusesWhatItCannotRead() {
    for (String body :
        new String[] {
          "",
          "[]",
          "{\"fault\":\"lost-answer\",\"times\":0}",
          "{\"fault\":\"lost-answer\",\"operation\":\"pay\"}",
          "{\"fault\":\"slow-answer\",\"ms\":\"soon\"}"
        }) {
      assertThat(merchant.control("POST", "faults", body).status()).isEqualTo(400);
    }
  }

  @Test
  void showsATransaction() {
    pay("order-1");

    PaykkaReply reply = merchant.control("GET", "transactions/order-1", "");

    JsonObject transaction = reply.json().object("transaction").orElseThrow();
    assertThat(transaction.text("status")).contains("SUCCESS");
    assertThat(merchant.control("GET", "transactions/order-2", "").status()).isEqualTo(404);
  }

  @Test
  void countsWhatWasAsked() {
    pay("order-1");
    merchant.query("order-1");
    merchant.query("order-1");
    merchant.query("order-2");

    PaykkaReply reply = merchant.control("GET", "requests?trans_id=order-1", "");

    assertThat(reply.json().integer("initiations")).contains(1L);
    assertThat(reply.json().integer("queries")).contains(2L);
    assertThat(reply.json().array("requests").orElseThrow().values()).hasSize(3);
  }

  @Test
  void showsWhatWasReportedAndReportsItAgain() {
    pay("order-1");
    shop.await(1);

    assertThat(merchant.control("POST", "webhooks/order-1/resend", "").status()).isEqualTo(202);
    shop.await(2);

    Await.until("log", () -> sandbox.control().deliveries("order-1").size() == 2);
    PaykkaReply reply = merchant.control("GET", "webhooks?trans_id=order-1", "");
    assertThat(reply.json().array("webhooks").orElseThrow().values()).hasSize(2);
  }

  @Test
  void hasNothingToReportOfAnOpenChallenge() {
    merchant.initiate("order-1", TestMerchant.CHALLENGED);

    assertThat(merchant.control("POST", "webhooks/order-1/resend", "").status()).isEqualTo(404);
  }

  @Test
  void holdsAndReleasesWebhooks() {
    merchant.control("POST", "webhooks/hold", "");
    pay("order-1");
    assertThat(merchant.control("GET", "webhooks", "").json().integer("held")).contains(1L);

    PaykkaReply reply = merchant.control("POST", "webhooks/release", "{\"newest_first\":true}");

    assertThat(reply.json().integer("released")).contains(1L);
    assertThat(shop.await(1)).hasSize(1);
  }

  @Test
  void neverShowsACardNumber() {
    pay("order-1");
    merchant.initiate(merchant.initiation("order-2", TestMerchant.VISA).plain(TestMerchant.VISA));
    shop.await(1);

    for (String path : new String[] {"requests", "webhooks", "faults", "transactions/order-1"}) {
      assertThat(merchant.control("GET", path, "").body()).doesNotContain("4242424242424242");
    }
    assertThat(shop.received().getFirst().body()).doesNotContain("4242424242424242");
    assertThat(TestMerchant.VISA.toString()).doesNotContain("4242");
  }

  private void pay(String transId) {
    merchant.initiate(
        merchant
            .initiation(transId, TestMerchant.VISA)
            .put("notify_url", shop.notifyUrl().toString()));
  }
}
