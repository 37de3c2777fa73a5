package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.RandomIds;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InitiateIT extends SandboxTest {

  private final PaykkaSandbox sandbox = start(settings());
  private final TestMerchant merchant = merchantOf(sandbox);

  @Test
  void approvesTheCardThatIsGood() {
    PaykkaReply reply = merchant.initiate("order-1", TestMerchant.VISA);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.retCode()).isEqualTo("000000");
    assertThat(reply.transactionStatus()).isEqualTo("SUCCESS");
    assertThat(reply.field("error_code")).isEqualTo("0000");
    assertThat(reply.field("error_description")).isEqualTo("request success");
    assertThat(reply.field("trans_id")).isEqualTo("order-1");
    assertThat(reply.field("order_id")).matches("GW\\d{18}");
    assertThat(reply.field("currency")).isEqualTo("EUR");
    assertThat(reply.data().integer("amount")).contains(1250L);
    assertThat(reply.field("pay_finish_time")).isEqualTo("2026-11-23T17:30:00+08:00");
  }

  @Test
  void tellsOfTheCardOnlyWhatMayBeTold() {
    PaykkaReply reply = merchant.initiate("order-1", TestMerchant.VISA);

    assertThat(reply.data().object("card_info").orElseThrow())
        .satisfies(
            card -> {
              assertThat(card.text("bin")).contains("424242");
              assertThat(card.text("last4")).contains("4242");
              assertThat(card.text("card_brand")).contains("VISA");
            });
  }

  @Test
  void capturesAtOnceUnderAutomaticCapture() {
    PaykkaReply reply = merchant.initiate("order-1", TestMerchant.VISA);

    assertThat(reply.field("capture_method")).isEqualTo("AUTOMATIC");
    assertThat(reply.balance("authed_amount")).isEqualTo(1250);
    assertThat(reply.balance("captured_amount")).isEqualTo(1250);
    assertThat(reply.balance("able_to_capture_amount")).isZero();
    assertThat(reply.balance("able_to_void_amount")).isZero();
    assertThat(reply.balance("able_to_refund_amount")).isEqualTo(1250);
  }

  @Test
  void onlyAuthorizesUnderManualCapture() {
    PaykkaReply reply =
        merchant.initiate(
            merchant.initiation("order-1", TestMerchant.VISA).put("capture_method", "MANUAL"));

    assertThat(reply.transactionStatus()).isEqualTo("AUTHORIZED");
    assertThat(reply.balance("captured_amount")).isZero();
    assertThat(reply.balance("able_to_capture_amount")).isEqualTo(1250);
    assertThat(reply.balance("able_to_void_amount")).isEqualTo(1250);
    assertThat(reply.balance("able_to_refund_amount")).isZero();
  }

  @Test
  void answersADeclineAsASuccessfulCallWithAFailedTransaction() {
    PaykkaReply reply = merchant.initiate("order-1", TestMerchant.DECLINED);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.retCode()).isEqualTo("000000");
    assertThat(reply.transactionStatus()).isEqualTo("FAILURE");
    assertThat(reply.field("error_code")).isEqualTo("2099");
    assertThat(reply.field("error_description")).isEqualTo("Invalid Card");
    assertThat(reply.balance("authed_amount")).isZero();
  }

  @Test
  void declinesForInsufficientFunds() {
    assertThat(merchant.initiate("order-1", TestMerchant.NO_FUNDS).field("error_code"))
        .isEqualTo("3051");
  }

  @Test
  void takesAnAmountWrittenAsText() {
    PaykkaReply reply =
        merchant.initiate(merchant.initiation("order-1", TestMerchant.VISA).put("amount", "1250"));

    assertThat(reply.data().integer("amount")).contains(1250L);
  }

  @Test
  void isReachedUnderItsOlderPathToo() {
    String body = merchant.initiation("order-1", TestMerchant.VISA).json();

    assertThat(merchant.post("/v3/payment/acq/payments", body).transactionStatus())
        .isEqualTo("SUCCESS");
  }

  @Test
  void answersTheExistingTransactionWhenATransIdComesAgain() {
    PaykkaReply first = merchant.initiate("order-1", TestMerchant.VISA);
    PaykkaReply again = merchant.initiate("order-1", TestMerchant.DECLINED);

    assertThat(again.field("order_id")).isEqualTo(first.field("order_id"));
    assertThat(again.transactionStatus()).isEqualTo("SUCCESS");
  }

  @Test
  void refusesATransIdThatComesAgainForAnotherAmount() {
    merchant.initiate("order-1", TestMerchant.VISA);

    PaykkaReply again =
        merchant.initiate(merchant.initiation("order-1", TestMerchant.VISA).amount(1251));

    assertThat(again.status()).isEqualTo(400);
    assertThat(again.retCode()).isEqualTo("010000");
  }

  @Test
  void refusesATransIdThatComesAgainInAnotherCurrency() {
    merchant.initiate("order-1", TestMerchant.VISA);

    assertThat(
            merchant
                .initiate(merchant.initiation("order-1", TestMerchant.VISA).put("currency", "USD"))
                .retCode())
        .isEqualTo("010000");
  }

  @Test
  void chargesOnceWhenTheSameTransIdArrivesManyTimesAtOnce() throws Exception {
    String body = merchant.initiation("order-1", TestMerchant.VISA).json();
    Callable<PaykkaReply> call = () -> merchant.send(TestMerchant.INITIATE, headers(body), body);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<PaykkaReply>> replies =
          threads.invokeAll(List.of(call, call, call, call, call, call));

      assertThat(replies.stream().map(Future::resultNow).map(it -> it.field("order_id")))
          .hasSize(6)
          .containsOnly(merchant.query("order-1").field("order_id"));
    }
  }

  @Test
  void refusesAnEncryptedCardOfYesterday() {
    var body = merchant.initiation("order-1", TestMerchant.VISA);
    clock.advance(Duration.ofMinutes(15).plusSeconds(1));

    PaykkaReply reply = merchant.initiate(body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.retCode()).isEqualTo("2005");
    assertThat(merchant.query("order-1").retCode()).isEqualTo("206024");
  }

  @Test
  void refusesAnEncryptedCardItCannotRead() {
    var body =
        merchant
            .initiation("order-1", TestMerchant.VISA)
            .payment("encrypted_cvv", "MTc0MjczNjg1Nw==");

    assertThat(merchant.initiate(body).retCode()).isEqualTo("2004");
  }

  @Test
  void givesOutTheSameNumbersForTheSameSeed() {
    PaykkaSandbox twin = start(settings().withIds(new RandomIds(new Random(42))));

    assertThat(merchantOf(twin).initiate("order-1", TestMerchant.VISA).field("order_id"))
        .isEqualTo(merchant.initiate("order-1", TestMerchant.VISA).field("order_id"));
  }

  private synchronized Map<String, String> headers(String body) {
    return merchant.signedHeaders(TestMerchant.INITIATE, body);
  }
}
