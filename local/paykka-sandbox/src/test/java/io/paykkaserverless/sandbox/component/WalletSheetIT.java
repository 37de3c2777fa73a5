package io.paykkaserverless.sandbox.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.support.InitiationBody;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import io.paykkaserverless.sandbox.wallet.Wallet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletSheetIT extends SandboxTest {

  private static final String PAGE = "http://localhost:5173";
  private static final String STRANGER = "https://evil.example";
  private static final String ALLOWED = "access-control-allow-origin";
  private static final String TOKEN = "/cp/wallet-token";

  private final PaykkaSandbox sandbox = start(settings());
  private final TestMerchant merchant = merchantOf(sandbox);

  @Test
  void givesATokenThatPays() {
    PaykkaReply reply = token("{\"wallet\":\"APPLE_PAY\",\"card_no\":\"5555555555554444\"}");
    String tokenData = reply.json().text("token_data").orElseThrow();

    PaykkaReply paid =
        merchant.initiate(new InitiationBody("order-1").wallet(Wallet.APPLE_PAY, tokenData));

    assertThat(reply.headers()).containsEntry(ALLOWED, PAGE);
    assertThat(tokenData).startsWith("{");
    assertThat(paid.transactionStatus()).isEqualTo("SUCCESS");
  }

  @Test
  void givesATokenWithoutACryptogramWhenAsked() {
    PaykkaReply reply =
        token(
            "{\"wallet\":\"GOOGLE_PAY\",\"card_no\":\"4000000000003220\","
                + "\"auth_method\":\"PAN_ONLY\"}");

    var body =
        new InitiationBody("order-1")
            .wallet(Wallet.GOOGLE_PAY, reply.json().text("token_data").orElseThrow());

    assertThat(merchant.initiate(body).authenticationUrl()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"wallet\":\"SOME_PAY\",\"card_no\":\"4242424242424242\"}",
        "{\"wallet\":\"APPLE_PAY\",\"card_no\":\"4000000000000010\"}",
        "{\"wallet\":\"APPLE_PAY\",\"card_no\":\"4242424242424242\",\"auth_method\":\"PAN_ONLY\"}",
        "{\"wallet\":\"GOOGLE_PAY\",\"card_no\":\"4242424242424242\",\"auth_method\":\"NONE\"}"
      })
  void givesNothingForAWishItCannotMeet(String wish) {
    PaykkaReply reply = token(wish);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.retCode()).isEqualTo("010000");
    assertThat(reply.body()).doesNotContain("4242424242424242");
  }

  @Test
  void answersWhatABrowserAsksBefore() {
    PaykkaReply reply = merchant.fromPage(PAGE, "OPTIONS", TOKEN, "");

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.headers())
        .containsEntry(ALLOWED, PAGE)
        .containsEntry("access-control-allow-methods", "POST")
        .containsEntry("access-control-allow-headers", "content-type");
  }

  @Test
  void refusesAPageFromElsewhere() {
    String wish = "{\"wallet\":\"APPLE_PAY\",\"card_no\":\"4242424242424242\"}";

    for (String method : new String[] {"POST", "OPTIONS"}) {
      PaykkaReply reply = merchant.fromPage(STRANGER, method, TOKEN, wish);

      assertThat(reply.retCode()).isEqualTo("1017");
      assertThat(reply.headers()).doesNotContainKey(ALLOWED);
    }
  }

  @Test
  void listsTheTestCards() {
    PaykkaReply reply = merchant.get(sandbox.baseUrl() + "/cp/test-cards", "Origin", PAGE);

    JsonObject first = (JsonObject) reply.json().array("cards").orElseThrow().values().getFirst();
    assertThat(reply.headers()).containsEntry(ALLOWED, PAGE);
    assertThat(first.text("number")).contains("4242424242424242");
    assertThat(first.text("brand")).contains("VISA");
    assertThat(first.text("what")).contains("Approved.");
  }

  private PaykkaReply token(String wish) {
    return merchant.fromPage(PAGE, "POST", TOKEN, wish);
  }
}
