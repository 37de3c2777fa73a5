package io.paykkaserverless.sandbox.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.challenge.ChallengeSettings.ReturnMethod;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChallengeIT extends SandboxTest {

  private final PaykkaSandbox sandbox = start(settings());
  private final TestMerchant merchant = merchantOf(sandbox);

  @Test
  void sendsTheShopperAwayFirst() {
    PaykkaReply reply = merchant.initiate("order-1", TestMerchant.CHALLENGED);

    assertThat(reply.transactionStatus()).isEqualTo("PROCESSING");
    assertThat(reply.field("error_code")).isEqualTo("0000");
    assertThat(reply.authenticationUrl().orElseThrow()).startsWith(sandbox.baseUrl() + "/3ds/");
    assertThat(reply.balance("authed_amount")).isZero();
    assertThat(merchant.query("order-1").authenticationUrl()).isEqualTo(reply.authenticationUrl());
  }

  @ParameterizedTest
  @CsvSource({
    "4000000000003220, AUTO, PROCESSING",
    "4000000000003220, NO_CHALLENGE, PROCESSING",
    "4000000000003063, AUTO, PROCESSING",
    "4000000000003063, NO_CHALLENGE, SUCCESS",
    "4242424242424242, AUTO, SUCCESS",
    "4242424242424242, CHALLENGE, PROCESSING",
    "4242424242424242, SOMETHING_NEW, SUCCESS",
    "4000000000000002, CHALLENGE, PROCESSING"
  })
  void weighsTheWishAgainstTheIssuer(String number, String indicator, String status) {
    var body = merchant.initiation("order-1", TestMerchant.card(number)).challenge(indicator);

    assertThat(merchant.initiate(body).transactionStatus()).isEqualTo(status);
  }

  @Test
  void showsAPageThatSaysItIsASimulation() {
    PaykkaReply page = merchant.get(challenge("order-1"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("Simulation.", "12.50 EUR", "VISA ending in 3220", "name=\"viewport\"");
  }

  @Test
  void approves() {
    PaykkaReply back = merchant.choose(challenge("order-1"), "approve");

    assertThat(back.status()).isEqualTo(303);
    assertThat(back.headers()).containsEntry("location", "https://shop.example/return/abc");
    PaykkaReply after = merchant.query("order-1");
    assertThat(after.transactionStatus()).isEqualTo("SUCCESS");
    assertThat(after.authenticationUrl()).isEmpty();
    assertThat(after.balance("captured_amount")).isEqualTo(1250);
  }

  @Test
  void declines() {
    PaykkaReply back = merchant.choose(challenge("order-1"), "decline");

    assertThat(back.status()).isEqualTo(303);
    PaykkaReply after = merchant.query("order-1");
    assertThat(after.transactionStatus()).isEqualTo("FAILURE");
    assertThat(after.field("error_code")).isEqualTo("3001");
  }

  @Test
  void leavesAnAbandonedChallengeOpen() {
    PaykkaReply page = merchant.choose(challenge("order-1"), "abandon");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("https://shop.example/return/abc");
    assertThat(merchant.query("order-1").transactionStatus()).isEqualTo("PROCESSING");
  }

  @Test
  void failsAnAbandonedChallengeWhenItsTimeIsUp() {
    challenge("order-1");
    clock.advance(Duration.ofMinutes(10));

    PaykkaReply after = merchant.query("order-1");

    assertThat(after.transactionStatus()).isEqualTo("FAILURE");
    assertThat(after.field("error_code")).isEqualTo("3002");
    assertThat(after.authenticationUrl()).isEmpty();
  }

  @Test
  void doesNotApproveAfterTheTimeIsUp() {
    String url = challenge("order-1");
    clock.advance(Duration.ofMinutes(10));

    assertThat(merchant.get(url).status()).isEqualTo(409);
    assertThat(merchant.choose(url, "approve").status()).isEqualTo(303);
    assertThat(merchant.query("order-1").transactionStatus()).isEqualTo("FAILURE");
  }

  @Test
  void decidesOnce() {
    String url = challenge("order-1");
    merchant.choose(url, "approve");

    assertThat(merchant.choose(url, "decline").status()).isEqualTo(303);
    assertThat(merchant.query("order-1").transactionStatus()).isEqualTo("SUCCESS");
  }

  @Test
  void asksTheIssuerOnlyAfterTheChallenge() {
    var body = merchant.initiation("order-1", TestMerchant.DECLINED).challenge("CHALLENGE");
    String url = merchant.initiate(body).authenticationUrl().orElseThrow();

    merchant.choose(url, "approve");

    assertThat(merchant.query("order-1").field("error_code")).isEqualTo("2099");
  }

  @Test
  void answersAPageForAnUnknownChallenge() {
    PaykkaReply page = merchant.get(sandbox.baseUrl() + "/3ds/unknown");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.body()).contains("nothing to confirm");
  }

  @Test
  void asksAgainWhereNothingWasChosen() {
    assertThat(merchant.choose(challenge("order-1"), "").status()).isEqualTo(400);
  }

  @Test
  void returnsByPostWhereSetSo() {
    TestMerchant other =
        merchantOf(
            start(
                settings()
                    .withChallenge(
                        new ChallengeSettings(Duration.ofMinutes(1), ReturnMethod.POST, false))));
    var body =
        other
            .initiation("order-1", TestMerchant.CHALLENGED)
            .put("return_url", "https://shop.example/return/abc?a=1&b=%3C");
    String url = other.initiate(body).authenticationUrl().orElseThrow();

    PaykkaReply page = other.choose(url, "approve");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("method=\"post\" action=\"https://shop.example/return/abc?a=1&amp;b=%3C\"")
        .doesNotContain("name=\"trans_id\"");
  }

  @Test
  void appendsParametersWhereSetSo() {
    TestMerchant other =
        merchantOf(
            start(
                settings()
                    .withChallenge(
                        new ChallengeSettings(Duration.ofMinutes(1), ReturnMethod.GET, true))));
    PaykkaReply initiated = other.initiate("order-1", TestMerchant.CHALLENGED);

    PaykkaReply back = other.choose(initiated.authenticationUrl().orElseThrow(), "approve");

    assertThat(back.headers())
        .containsEntry(
            "location",
            "https://shop.example/return/abc?trans_id=order-1&order_id="
                + initiated.field("order_id"));
  }

  private String challenge(String transId) {
    return merchant.initiate(transId, TestMerchant.CHALLENGED).authenticationUrl().orElseThrow();
  }
}
