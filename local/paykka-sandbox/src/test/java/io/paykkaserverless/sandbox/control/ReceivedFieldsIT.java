package io.paykkaserverless.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.fault.ArmedFault;
import io.paykkaserverless.sandbox.fault.Fault;
import io.paykkaserverless.sandbox.support.InitiationBody;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import io.paykkaserverless.sandbox.wallet.Wallet;
import org.junit.jupiter.api.Test;

class ReceivedFieldsIT extends SandboxTest {

  private final PaykkaSandbox sandbox = start(settings());
  private final TestMerchant merchant = merchantOf(sandbox);

  @Test
  void showsAnInitiationAsItArrivedButForItsSecrets() {
    InitiationBody body = merchant.initiation("order-1", TestMerchant.VISA);

    merchant.initiate(body);

    JsonObject fields = sandbox.control().lastInitiation("order-1").orElseThrow();
    JsonObject payment = fields.object("payment").orElseThrow();
    assertThat(fields.text("currency")).contains("EUR");
    assertThat(fields.integer("amount")).contains(1250L);
    assertThat(payment.text("holder_name")).contains("Lisa Example");
    for (String secret :
        new String[] {
          "encrypted_card_no", "encrypted_exp_year", "encrypted_exp_month", "encrypted_cvv"
        }) {
      assertThat(payment.text(secret)).contains("[secret]");
    }
  }

  @Test
  void hidesPlainCardsAndWalletsTokensToo() {
    merchant.initiate(
        new InitiationBody("order-1")
            .plain(TestMerchant.VISA)
            .wallet(Wallet.APPLE_PAY, "{\"data\":\"token-of-a-wallet\"}")
            .payment(
                "token_authentication",
                it -> it.put("cryptogram", "Y3J5cHRv").put("token_format", "PAN_ONLY")));

    String shown = merchant.control("GET", "requests/order-1/fields", "").body();

    assertThat(shown)
        .contains("\"card_no\":\"[secret]\"", "\"token_format\":\"PAN_ONLY\"")
        .doesNotContain("4242", "2031", "\"123\"", "token-of-a-wallet", "Y3J5cHRv");
  }

  @Test
  void showsTheLatestWhereSeveralArrived() {
    merchant.initiate(merchant.initiation("order-1", TestMerchant.VISA));
    merchant.initiate(merchant.initiation("order-1", TestMerchant.VISA).amount(99));

    assertThat(sandbox.control().lastInitiation("order-1").orElseThrow().integer("amount"))
        .contains(99L);
    assertThat(sandbox.control().receivedAbout("order-1")).hasSize(2);
    assertThat(sandbox.control().lastInitiation("order-2")).isEmpty();
  }

  @Test
  void showsWhatOtherOperationsReceived() {
    merchant.ask(TestMerchant.TOKEN_REMOVE, "token", "TK1", "shopper_reference", "s-1");

    assertThat(sandbox.control().receivedFor("token-remove"))
        .singleElement()
        .satisfies(it -> assertThat(it.fields().text("token")).contains("TK1"));
    assertThat(merchant.control("GET", "operations/token-remove/fields", "").body())
        .contains("\"shopper_reference\":\"s-1\"");
  }

  @Test
  void makesFaultsHappenToEveryOperation() {
    sandbox.control().arm(ArmedFault.once(new Fault.ServerError(true)).on("token-remove"));
    String token =
        merchant
            .initiate(merchant.initiation("order-1", TestMerchant.VISA).storingFor("s-1"))
            .field("token");

    String[] fields = {"token", token, "shopper_reference", "s-1"};
    assertThat(merchant.ask(TestMerchant.TOKEN_REMOVE, fields).status()).isEqualTo(500);
    assertThat(merchant.ask(TestMerchant.TOKEN_REMOVE, fields).retCode()).isEqualTo("000000");
  }

  @Test
  void saysWhichOperationsAFaultMayWaitFor() {
    assertThat(
            merchant
                .control("POST", "faults", "{\"fault\":\"lost-answer\",\"operation\":\"pay\"}")
                .body())
        .contains(
            "apple-pay-session, capture, initiate, query, recurring-cancel, refund, refund-query,"
                + " token-query, token-remove, void");
  }
}
