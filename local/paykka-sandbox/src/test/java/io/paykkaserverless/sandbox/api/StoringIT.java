package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.fault.ArmedFault;
import io.paykkaserverless.sandbox.fault.Fault;
import io.paykkaserverless.sandbox.support.InitiationBody;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import io.paykkaserverless.sandbox.wallet.Wallet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoringIT extends SandboxTest {

  private final PaykkaSandbox sandbox = start(settings());
  private final TestMerchant merchant = merchantOf(sandbox);

  @Test
  void givesATokenInReplyQueryAndWebhook() {
    PaykkaReply reply = merchant.initiate(storing().put("notify_url", notifyUrl()));

    String token = reply.field("token");
    assertThat(token).matches("TK\\d{17}");
    assertThat(reply.field("shopper_reference")).isEqualTo("s-1");
    assertThat(reply.data().get("recurring_agreement_id")).isEmpty();
    assertThat(merchant.query("order-1").field("token")).isEqualTo(token);
    assertThat(shop.await(1).getFirst().field("token")).isEqualTo(token);
  }

  @Test
  void givesNoTokenForACardThatWasDeclined() {
    PaykkaReply reply =
        merchant.initiate(merchant.initiation("order-1", TestMerchant.DECLINED).storingFor("s-1"));

    assertThat(reply.transactionStatus()).isEqualTo("FAILURE");
    assertThat(reply.data().get("token")).isEmpty();
    assertThat(tokens("s-1")).isEmpty();
  }

  @Test
  void givesATokenOnceTheShopperPassedThreeDSecure() {
    PaykkaReply open =
        merchant.initiate(
            merchant.initiation("order-1", TestMerchant.CHALLENGED).storingFor("s-1"));
    assertThat(open.data().get("token")).isEmpty();
    assertThat(tokens("s-1")).isEmpty();

    merchant.choose(open.authenticationUrl().orElseThrow(), "approve");

    assertThat(merchant.query("order-1").field("token")).startsWith("TK");
  }

  @Test
  void paysByToken() {
    String token = merchant.initiate(storing()).field("token");

    PaykkaReply reply = merchant.initiate(new InitiationBody("order-2").token(token, "s-1"));

    assertThat(reply.transactionStatus()).isEqualTo("SUCCESS");
    assertThat(reply.data().get("token")).isEmpty();
    assertThat(reply.data().object("card_info").flatMap(it -> it.text("last4"))).contains("4242");
  }

  @Test
  void mayAskForThreeDSecureWhenAShopperPaysByToken() {
    PaykkaReply open =
        merchant.initiate(
            merchant.initiation("order-1", TestMerchant.CHALLENGED).storingFor("s-1"));
    merchant.choose(open.authenticationUrl().orElseThrow(), "approve");
    String token = merchant.query("order-1").field("token");

    PaykkaReply again = merchant.initiate(new InitiationBody("order-2").token(token, "s-1"));

    assertThat(again.authenticationUrl()).isPresent();
    refused(new InitiationBody("order-3").token(token, "s-1").without("browser"), "010000");
  }

  @Test
  void givesATokenAgainWhereTheSameCardIsStoredAgain() {
    merchant.initiate(storing());

    PaykkaReply again =
        merchant.initiate(merchant.initiation("order-2", TestMerchant.VISA).storingFor("s-1"));

    assertThat(again.field("token")).startsWith("TK");
  }

  @Test
  void paysForNoOtherShopperByToken() {
    String token = merchant.initiate(storing()).field("token");

    refused(new InitiationBody("order-2").token(token, "s-2"), "010000");
    refused(new InitiationBody("order-2").token("TK00000000000000000", "s-1"), "010000");
  }

  @Test
  void wantsToKnowWhoseCardItIs() {
    refused(storing().withoutPayment("shopper_reference"), "2008");
    refused(
        new InitiationBody("order-1").token("TK1", "s-1").withoutPayment("shopper_reference"),
        "2008");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SUBSCRIPTION", "SOMETHING"})
  void wantsToKnowWhatForTheCardIsStoredOrUsed(String usage) {
    refused(storing().payment("token_usage", usage), "010000");
    refused(
        new InitiationBody("order-1").token("TK1", "s-1").payment("token_usage", usage), "010000");
  }

  @Test
  void storesNothingButBankCards() {
    refused(walletStoring(), "2013");
  }

  @Test
  void storesAWalletsCardWhereThatIsSet() {
    var settings = settings().withPayments(PaymentSettings.DEFAULT.storingWalletCards());

    PaykkaReply reply = merchantOf(start(settings)).initiate(walletStoring());

    assertThat(reply.field("token")).startsWith("TK");
  }

  @Test
  void doesNotStoreAStoredCard() {
    String token = merchant.initiate(storing()).field("token");

    refused(new InitiationBody("order-2").token(token, "s-1").storingFor("s-1"), "010000");
  }

  @Test
  void declinesAStoredCardThatHasExpired() {
    String token = merchant.initiate(storing()).field("token");
    clock.advance(Duration.ofDays(6 * 366));

    assertThat(
            merchant
                .initiate(new InitiationBody("order-2").token(token, "s-1"))
                .field("error_code"))
        .isEqualTo("2099");
  }

  @Test
  void tellsTheTokenLateWhenAsked() {
    sandbox.control().arm(ArmedFault.once(new Fault.LateToken()));

    PaykkaReply reply = merchant.initiate(storing().put("notify_url", notifyUrl()));

    assertThat(reply.transactionStatus()).isEqualTo("SUCCESS");
    assertThat(reply.data().get("token")).isEmpty();
    assertThat(merchant.query("order-1").field("token")).startsWith("TK");
    assertThat(shop.await(1).getFirst().field("token")).startsWith("TK");
  }

  @Test
  void tellsEveryTokenLateWhereThatIsSet() {
    TestMerchant other =
        merchantOf(start(settings().withPayments(PaymentSettings.DEFAULT.withLateTokens())));

    assertThat(other.initiate(storing()).data().get("token")).isEmpty();
    assertThat(other.query("order-1").field("token")).startsWith("TK");
  }

  @Test
  void listsTheStoredCardsOfAShopper() {
    String token = merchant.initiate(storing()).field("token");
    merchant.initiate(merchant.initiation("order-2", TestMerchant.VISA).storingFor("s-2"));

    JsonObject card = (JsonObject) tokens("s-1").getFirst();

    assertThat(tokens("s-1")).hasSize(1);
    assertThat(card.text("token")).contains(token);
    assertThat(card.text("token_usage")).contains("CARD_ON_FILE");
    assertThat(card.text("payment_method")).contains("BANKCARD");
    assertThat(card.text("exp_year")).contains("2031");
    assertThat(card.text("exp_month")).contains("12");
    assertThat(card.object("card_info").flatMap(it -> it.text("bin"))).contains("424242");
  }

  @Test
  void forgetsACard() {
    String token = merchant.initiate(storing()).field("token");

    PaykkaReply removed = remove(token, "s-1");

    assertThat(removed.body()).isEqualTo("{\"ret_code\":\"000000\",\"ret_msg\":\"Success\"}");
    refused(new InitiationBody("order-2").token(token, "s-1"), "010000");
    assertThat(tokens("s-1")).isEmpty();
    assertThat(remove(token, "s-1").retCode()).isEqualTo("000000");
  }

  @Test
  void forgetsNoOtherShoppersCard() {
    String token = merchant.initiate(storing()).field("token");

    assertThat(remove(token, "s-2").retCode()).isEqualTo("010000");
    assertThat(tokens("s-1")).hasSize(1);
  }

  @Test
  void wantsBothTokenAndShopperToForget() {
    assertThat(merchant.ask(TestMerchant.TOKEN_REMOVE, "token", "TK1").retMsg())
        .contains("shopper_reference");
    assertThat(merchant.ask(TestMerchant.TOKEN_REMOVE, "shopper_reference", "s-1").retMsg())
        .contains("token");
  }

  private InitiationBody storing() {
    return merchant.initiation("order-1", TestMerchant.VISA).storingFor("s-1");
  }

  private InitiationBody walletStoring() {
    return new InitiationBody("order-1")
        .wallet(
            Wallet.GOOGLE_PAY,
            sandbox.walletTokens().issue(Wallet.GOOGLE_PAY, TestMerchant.VISA.number()))
        .storingFor("s-1");
  }

  private PaykkaReply remove(String token, String shopper) {
    return merchant.ask(TestMerchant.TOKEN_REMOVE, "token", token, "shopper_reference", shopper);
  }

  private List<?> tokens(String shopper) {
    return merchant
        .ask(TestMerchant.TOKEN_QUERY, "shopper_reference", shopper)
        .data()
        .array("tokens")
        .map(JsonArray::values)
        .orElseThrow();
  }

  private String notifyUrl() {
    return shop.notifyUrl().toString();
  }

  private void refused(InitiationBody body, String code) {
    PaykkaReply reply = merchant.initiate(body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.retCode()).isEqualTo(code);
  }
}
