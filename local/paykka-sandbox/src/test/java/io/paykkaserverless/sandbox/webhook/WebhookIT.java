package io.paykkaserverless.sandbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.paykka.signature.Verification;
import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.SandboxSettings;
import io.paykkaserverless.sandbox.api.PaymentSettings;
import io.paykkaserverless.sandbox.challenge.ChallengeSettings;
import io.paykkaserverless.sandbox.support.Await;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import io.paykkaserverless.sandbox.support.TestShop;
import io.paykkaserverless.sandbox.webhook.DeliveryLog.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookIT extends SandboxTest {

  private static final Duration SHORT = Duration.ofMillis(5);

  private final PaykkaSandbox sandbox = start(quick(true));
  private final TestMerchant merchant = merchantOf(sandbox);

  @Test
  void reportsAPaymentWithItsFieldsAtTheRoot() {
    var reply = pay("order-1");

    TestShop.Webhook webhook = shop.await(1).getFirst();

    assertThat(webhook.path()).isEqualTo("/webhooks/paykka");
    assertThat(webhook.field("notify_type")).isEqualTo("PAYMENT.SUCCESS");
    assertThat(webhook.field("merchant_id")).isEqualTo(TestMerchant.MERCHANT_ID);
    assertThat(webhook.field("trans_id")).isEqualTo("order-1");
    assertThat(webhook.field("order_id")).isEqualTo(reply.field("order_id"));
    assertThat(webhook.json().integer("amount")).contains(1250L);
    assertThat(webhook.field("currency")).isEqualTo("EUR");
    assertThat(webhook.field("status")).isEqualTo("SUCCESS");
    assertThat(webhook.field("error_code")).isEqualTo("0000");
    assertThat(webhook.json().object("data")).isEmpty();
  }

  @Test
  void signsTheBodyForThePathWithoutItsQuery() {
    pay("order-1");

    TestShop.Webhook webhook = shop.await(1).getFirst();

    assertThat(webhook.verify(sandbox.platformPublicKey(), clock))
        .isInstanceOf(Verification.Verified.class);
    assertThat(webhook.headers())
        .containsEntry("X-paykka-appid", TestMerchant.APP_ID)
        .containsEntry("X-paykka-sign-alg", "SHA256_WITH_RSA");
  }

  @Test
  void reportsADecline() {
    merchant.initiate(
        merchant
            .initiation("order-1", TestMerchant.DECLINED)
            .put("notify_url", shop.notifyUrl().toString()));

    assertThat(shop.await(1).getFirst().field("notify_type")).isEqualTo("PAYMENT.FAILURE");
  }

  @Test
  void reportsAnAuthorizationUnderManualCapture() {
    merchant.initiate(
        merchant
            .initiation("order-1", TestMerchant.VISA)
            .put("capture_method", "MANUAL")
            .put("notify_url", shop.notifyUrl().toString()));

    assertThat(shop.await(1).getFirst().field("notify_type")).isEqualTo("PAYMENT.AUTHORIZATION");
  }

  @Test
  void reportsAuthorizationAndCaptureWhereCaptureIsDelayed() {
    TestMerchant other =
        merchantOf(
            start(
                quick(true)
                    .withPayments(
                        PaymentSettings.DEFAULT.withCaptureDelay(Duration.ofMillis(100)))));

    var reply =
        other.initiate(
            other
                .initiation("order-1", TestMerchant.VISA)
                .put("notify_url", shop.notifyUrl().toString()));

    assertThat(reply.transactionStatus()).isEqualTo("AUTHORIZED");
    assertThat(shop.await(2).stream().map(it -> it.field("notify_type")))
        .containsExactlyInAnyOrder("PAYMENT.AUTHORIZATION", "PAYMENT.SUCCESS");
    assertThat(other.query("order-1").transactionStatus()).isEqualTo("SUCCESS");
  }

  @Test
  void reportsTheOutcomeOfAChallenge() {
    var reply =
        merchant.initiate(
            merchant
                .initiation("order-1", TestMerchant.CHALLENGED)
                .put("notify_url", shop.notifyUrl().toString()));
    assertThat(sandbox.control().deliveries("order-1")).isEmpty();

    merchant.choose(reply.authenticationUrl().orElseThrow(), "approve");

    assertThat(shop.await(1).getFirst().field("status")).isEqualTo("SUCCESS");
  }

  @Test
  void reportsAChallengeThatNobodyFinishedWithoutBeingAsked() {
    SandboxSettings brief =
        quick(true)
            .withClock(InstantSource.system())
            .withChallenge(
                new ChallengeSettings(
                    Duration.ofMillis(30), ChallengeSettings.ReturnMethod.GET, false));
    TestMerchant other = merchantOf(start(brief));
    other.setClock(InstantSource.system());
    other.initiate(
        other
            .initiation("order-1", TestMerchant.CHALLENGED)
            .put("notify_url", shop.notifyUrl().toString()));

    assertThat(shop.await(1).getFirst().field("notify_type")).isEqualTo("PAYMENT.FAILURE");
  }

  @Test
  void sendsAgainUntilTheMerchantSaysSuccess() {
    shop.answerNext(500, "");
    shop.answerNext(200, "thanks");
    shop.answerNext(200, "{\"ret_code\":\"1\"}");

    pay("order-1");

    List<TestShop.Webhook> received = shop.await(4);
    Await.until("acceptance", () -> outcomes("order-1").size() == 4);
    assertThat(outcomes("order-1"))
        .containsExactly(Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED, Outcome.ACCEPTED);
    assertThat(received.stream().map(TestShop.Webhook::body).distinct()).hasSize(1);
    assertThat(received.stream().map(it -> it.headers().get("X-paykka-nonce")).distinct())
        .hasSize(4);
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    for (int i = 0; i < 10; i++) {
      shop.answerNext(503, "");
    }

    pay("order-1");

    Await.until("last attempt", () -> outcomes("order-1").size() == 4);
    assertThat(outcomes("order-1")).containsOnly(Outcome.REFUSED);
  }

  @Test
  void takesAnyHttp200WhereAnswersAreReadLeniently() {
    TestMerchant other = merchantOf(start(quick(false)));
    shop.answerNext(200, "");

    other.initiate(
        other
            .initiation("order-1", TestMerchant.VISA)
            .put("notify_url", shop.notifyUrl().toString()));

    assertThat(shop.await(1)).hasSize(1);
  }

  @Test
  void followsNoRedirect() {
    shop.answerNext(302, "");

    pay("order-1");

    Await.until("second attempt", () -> outcomes("order-1").size() == 2);
    assertThat(outcomes("order-1")).containsExactly(Outcome.REFUSED, Outcome.ACCEPTED);
  }

  @Test
  void sendsAgainWhereNobodyAnswers() {
    merchant.initiate(
        merchant
            .initiation("order-1", TestMerchant.VISA)
            .put("notify_url", "http://127.0.0.1:1/nobody"));

    Await.until("attempts", () -> outcomes("order-1").size() == 4);
    assertThat(outcomes("order-1")).containsOnly(Outcome.UNREACHABLE);
  }

  @Test
  void usesTheRegisteredAddressWhereARequestNamesNone() {
    var withAddress = TestMerchant.registration().withNotifyUrl(shop.notifyUrl());
    TestMerchant other = merchantOf(start(quick(true).withMerchant(withAddress)));

    other.initiate("order-1", TestMerchant.VISA);

    assertThat(shop.await(1).getFirst().field("trans_id")).isEqualTo("order-1");
  }

  private SandboxSettings quick(boolean strict) {
    return settings()
        .withWebhooks(
            new WebhookSettings(
                Duration.ZERO,
                new RetrySchedule(List.of(SHORT, SHORT, SHORT)),
                Duration.ofSeconds(5),
                strict));
  }

  private PaykkaReply pay(String transId) {
    return merchant.initiate(
        merchant
            .initiation(transId, TestMerchant.VISA)
            .put("notify_url", shop.notifyUrl().toString()));
  }

  private List<Outcome> outcomes(String transId) {
    return sandbox.control().deliveries(transId).stream().map(DeliveryLog.Entry::outcome).toList();
  }
}
