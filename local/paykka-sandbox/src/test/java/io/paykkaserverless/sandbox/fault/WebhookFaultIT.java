package io.paykkaserverless.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.paykka.signature.Verification;
import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.support.Await;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import io.paykkaserverless.sandbox.support.TestShop;
import io.paykkaserverless.sandbox.webhook.DeliveryLog;
import io.paykkaserverless.sandbox.webhook.DeliveryLog.Outcome;
import io.paykkaserverless.sandbox.webhook.RetrySchedule;
import io.paykkaserverless.sandbox.webhook.WebhookSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookFaultIT extends SandboxTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final PaykkaSandbox sandbox =
      start(
          settings()
              .withWebhooks(
                  new WebhookSettings(
                      Duration.ZERO,
                      new RetrySchedule(List.of(Duration.ofMillis(5), Duration.ofMillis(5))),
                      Duration.ofSeconds(5),
                      true)));
  private final TestMerchant merchant = merchantOf(sandbox);

  @Test
  void sendsAWebhookTwice() {
    sandbox.control().arm(new Fault.DuplicateWebhook(2));

    pay("order-1");

    assertThat(shop.await(2).stream().map(TestShop.Webhook::body).distinct()).hasSize(1);
  }

  @Test
  void sendsAWebhookLate() {
    sandbox.control().arm(new Fault.DelayedWebhook(Duration.ofMillis(120)));
    long before = System.nanoTime();

    pay("order-1");
    shop.await(1);

    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(120));
  }

  @Test
  void neverSendsALostWebhook() {
    sandbox.control().arm(new Fault.LostWebhook());

    pay("order-1");
    pay("order-2");

    assertThat(shop.await(1).getFirst().field("trans_id")).isEqualTo("order-2");
    assertThat(sandbox.control().deliveries("order-1"))
        .singleElement()
        .satisfies(it -> assertThat(it.outcome()).isEqualTo(Outcome.LOST));
  }

  @Test
  void sendsOldNewsAfterTheNew() {
    sandbox.control().arm(new Fault.DelayedCapture(Duration.ofMillis(30)));
    sandbox.control().arm(new Fault.ReorderedWebhook(LONG));

    assertThat(pay("order-1")).isEqualTo("AUTHORIZED");

    assertThat(shop.await(2).stream().map(it -> it.field("notify_type")))
        .containsExactly("PAYMENT.SUCCESS", "PAYMENT.AUTHORIZATION");
  }

  @Test
  void sendsAReorderedWebhookAtLastWhereNoneFollows() {
    sandbox.control().arm(new Fault.ReorderedWebhook(Duration.ofMillis(20)));

    pay("order-1");

    assertThat(shop.await(1).getFirst().field("notify_type")).isEqualTo("PAYMENT.SUCCESS");
  }

  @Test
  void tellsAWrongAmountOnceAndTheRightOneThen() {
    sandbox.control().arm(new Fault.WrongAmount(100, 1));
    shop.answerNext(400, "");

    pay("order-1");

    assertThat(shop.await(2).stream().map(it -> it.json().integer("amount").orElseThrow()))
        .containsExactly(1350L, 1250L);
    assertThat(shop.received()).allSatisfy(it -> assertThat(verdict(it)).isTrue());
  }

  @Test
  void signsBadlyOnceAndWellThen() {
    sandbox.control().arm(new Fault.BadSignature(1));
    shop.answerNext(401, "");

    pay("order-1");

    List<TestShop.Webhook> received = shop.await(2);
    assertThat(received.getFirst().verify(sandbox.platformPublicKey(), clock))
        .isEqualTo(new Verification.Rejected(Verification.Reason.WRONG_SIGNATURE));
    assertThat(verdict(received.getLast())).isTrue();
  }

  @Test
  void claimsAnEarlierTime() {
    sandbox.control().arm(new Fault.StaleTimestamp(Duration.ofHours(1), 1));
    shop.answerNext(401, "");

    pay("order-1");

    List<TestShop.Webhook> received = shop.await(2);
    assertThat(received.getFirst().verify(sandbox.platformPublicKey(), clock))
        .isEqualTo(new Verification.Rejected(Verification.Reason.STALE));
    assertThat(verdict(received.getLast())).isTrue();
  }

  @Test
  void holdsWebhooksUntilTheyAreReleased() {
    sandbox.control().holdWebhooks();
    pay("order-1");
    pay("order-2");
    pay("order-3");
    assertThat(sandbox.control().heldWebhooks()).isEqualTo(3);
    assertThat(shop.received()).isEmpty();

    sandbox.control().releaseWebhooks(true);

    assertThat(shop.await(3).stream().map(it -> it.field("trans_id")))
        .containsExactly("order-3", "order-2", "order-1");
    assertThat(sandbox.control().heldWebhooks()).isZero();
  }

  @Test
  void sendsAWebhookBeforeTheAnswerWhereTheAnswerIsSlow() {
    sandbox.control().arm(new Fault.SlowAnswer(LONG));
    Thread initiation = Thread.ofVirtual().start(() -> pay("order-1"));

    assertThat(shop.await(1).getFirst().field("status")).isEqualTo("SUCCESS");

    assertThat(initiation.isAlive()).isTrue();
  }

  @Test
  void isTriggeredByTheEndOfATransId() {
    pay("order-1-lost-webhook");

    Await.until("log", () -> !sandbox.control().deliveries("order-1-lost-webhook").isEmpty());
    assertThat(outcomes("order-1-lost-webhook")).containsExactly(Outcome.LOST);
  }

  @Test
  void isTriggeredByTheNameOnTheCard() {
    merchant.initiate(
        merchant
            .initiation("order-1", TestMerchant.VISA)
            .payment("holder_name", "duplicate webhook")
            .put("notify_url", shop.notifyUrl().toString()));

    assertThat(shop.await(2)).hasSize(2);
  }

  private boolean verdict(TestShop.Webhook webhook) {
    return webhook.verify(sandbox.platformPublicKey(), clock) instanceof Verification.Verified;
  }

  private List<Outcome> outcomes(String transId) {
    return sandbox.control().deliveries(transId).stream().map(DeliveryLog.Entry::outcome).toList();
  }

  private String pay(String transId) {
    return merchant
        .initiate(
            merchant
                .initiation(transId, TestMerchant.VISA)
                .put("notify_url", shop.notifyUrl().toString()))
        .transactionStatus();
  }
}
