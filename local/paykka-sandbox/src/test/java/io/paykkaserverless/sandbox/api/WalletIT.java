package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.card.Card;
import io.paykkaserverless.sandbox.support.InitiationBody;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import io.paykkaserverless.sandbox.transaction.PaymentMethod;
import io.paykkaserverless.sandbox.wallet.AuthMethod;
import io.paykkaserverless.sandbox.wallet.Wallet;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WalletIT extends SandboxTest {

  private static final String CRYPTOGRAM = "ALbOGff2RLbTADtP3BuIAoABFA==";
  private static final Card NO_CVV =
      new Card(TestMerchant.VISA.number(), "2031", "12", Optional.empty());

  private final PaykkaSandbox sandbox = start(settings());
  private final TestMerchant merchant = merchantOf(sandbox);
  private final TestMerchant certified =
      merchantOf(start(settings().withMerchant(TestMerchant.registration().withPlainCards())));

  @ParameterizedTest
  @EnumSource
  void paysWithTheWalletsToken(Wallet wallet) {
    PaykkaReply reply = merchant.initiate(pay(wallet, TestMerchant.VISA));

    assertThat(reply.transactionStatus()).isEqualTo("SUCCESS");
    assertThat(reply.data().object("payment").flatMap(it -> it.text("payment_method")))
        .contains(wallet.name());
    assertThat(reply.data().object("card_info").flatMap(it -> it.text("last4"))).contains("4242");
  }

  @Test
  void needsNoWayBackWithACryptogram() {
    for (Wallet wallet : Wallet.values()) {
      var body = pay(wallet, TestMerchant.CHALLENGED).put("trans_id", wallet.name());

      assertThat(
              merchant.initiate(body.without("browser").without("return_url")).transactionStatus())
          .isEqualTo("SUCCESS");
    }
  }

  @Test
  void mayAskForThreeDSecureWithoutACryptogram() {
    String token =
        sandbox
            .walletTokens()
            .issue(Wallet.GOOGLE_PAY, TestMerchant.CHALLENGED.number(), AuthMethod.PAN_ONLY);
    var body = new InitiationBody("order-1").wallet(Wallet.GOOGLE_PAY, token);

    assertThat(merchant.initiate(body).authenticationUrl()).isPresent();
    refused(
        merchant,
        new InitiationBody("order-2").wallet(Wallet.GOOGLE_PAY, token).without("return_url"),
        "010000");
  }

  @Test
  void declinesWhatTheCardInTheWalletDeclines() {
    PaykkaReply reply = merchant.initiate(pay(Wallet.APPLE_PAY, TestMerchant.NO_FUNDS));

    assertThat(reply.field("error_code")).isEqualTo("3051");
  }

  @Test
  void cannotReadAnotherWalletsTokenOrNonsense() {
    String token = sandbox.walletTokens().issue(Wallet.APPLE_PAY, TestMerchant.VISA.number());

    refused(merchant, new InitiationBody("order-1").wallet(Wallet.GOOGLE_PAY, token), "2004");
    refused(merchant, new InitiationBody("order-1").wallet(Wallet.APPLE_PAY, "{}"), "2004");
  }

  @Test
  void refusesAWalletsTokenOfYesterday() {
    var body = pay(Wallet.APPLE_PAY, TestMerchant.VISA);
    clock.advance(Duration.ofMinutes(15).plusSeconds(1));

    refused(merchant, body, "2005");
  }

  @Test
  void takesNoCardAsAWallets() {
    refused(
        merchant,
        merchant
            .initiation("order-1", TestMerchant.VISA)
            .payment("payment_method", Wallet.APPLE_PAY.name()),
        "010000");
    refused(merchant, pay(Wallet.APPLE_PAY, TestMerchant.VISA).token("TK1", "s-1"), "010000");
  }

  @Test
  void refusesAWalletTheMerchantMayNotTake() {
    var registration = TestMerchant.registration().refusing(PaymentMethod.APPLE_PAY);
    TestMerchant appleless = merchantOf(start(settings().withMerchant(registration)));

    assertThat(appleless.initiate(pay(Wallet.APPLE_PAY, TestMerchant.VISA)).retCode())
        .isEqualTo("1004");
  }

  @ParameterizedTest
  @CsvSource({
    "APPLE_PAY, cryptogram_3ds",
    "APPLE_PAY, CRYPTOGRAM_3DS",
    "GOOGLE_PAY, CRYPTOGRAM_3DS",
    "GOOGLE_PAY, pan_only"
  })
  void paysWithATokenTheMerchantDecrypted(Wallet wallet, String format) {
    PaykkaReply reply = certified.initiate(decrypted(wallet, format, CRYPTOGRAM));

    assertThat(reply.transactionStatus()).isEqualTo("SUCCESS");
  }

  @Test
  void takesASecurityCodeThatTheWalletGaveToo() {
    var body = decrypted(Wallet.APPLE_PAY, "CRYPTOGRAM_3DS", CRYPTOGRAM).payment("cvv", "123");

    assertThat(certified.initiate(body).transactionStatus()).isEqualTo("SUCCESS");
  }

  @Test
  void takesNoDecryptedTokenWithoutPciCertification() {
    PaykkaReply reply =
        merchant.initiate(decrypted(Wallet.APPLE_PAY, "CRYPTOGRAM_3DS", CRYPTOGRAM));

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.retCode()).isEqualTo("1008");
  }

  @ParameterizedTest
  @CsvSource({
    "APPLE_PAY, PAN_ONLY, ALbOGff2RLbTADtP3BuIAoABFA==",
    "GOOGLE_PAY, SOMETHING, ALbOGff2RLbTADtP3BuIAoABFA==",
    "GOOGLE_PAY, CRYPTOGRAM_3DS, not*base64",
    "GOOGLE_PAY, CRYPTOGRAM_3DS, ''"
  })
  void refusesADecryptedTokenThatCannotBe(Wallet wallet, String format, String cryptogram) {
    refused(certified, decrypted(wallet, format, cryptogram), "010000");
  }

  @Test
  void wantsWhatTheMerchantFoundBesidesTheCard() {
    var body =
        decrypted(Wallet.APPLE_PAY, "CRYPTOGRAM_3DS", CRYPTOGRAM)
            .withoutPayment("token_authentication");

    refused(certified, body, "010000");
  }

  @Test
  void knowsWhatGoogleAloneTells() {
    refused(certified, assured(Wallet.APPLE_PAY), "010000");
    assertThat(certified.initiate(assured(Wallet.GOOGLE_PAY)).transactionStatus())
        .isEqualTo("SUCCESS");
  }

  @Test
  void takesNoWalletsAssuranceWithABankCard() {
    var body = decrypted(Wallet.APPLE_PAY, "CRYPTOGRAM_3DS", CRYPTOGRAM).payment("cvv", "123");

    refused(certified, body.payment("payment_method", "BANKCARD"), "010000");
  }

  private InitiationBody pay(Wallet wallet, Card card) {
    return new InitiationBody("order-1")
        .wallet(wallet, sandbox.walletTokens().issue(wallet, card.number()));
  }

  private static InitiationBody decrypted(Wallet wallet, String format, String cryptogram) {
    return new InitiationBody("order-1")
        .payment("payment_method", wallet.name())
        .plain(NO_CVV)
        .payment(
            "token_authentication",
            found ->
                found.put("cryptogram", cryptogram).put("token_format", format).put("eci", "07"));
  }

  private static InitiationBody assured(Wallet wallet) {
    return decrypted(wallet, "CRYPTOGRAM_3DS", CRYPTOGRAM)
        .payment(
            "token_authentication",
            found ->
                found
                    .put("cryptogram", CRYPTOGRAM)
                    .put("token_format", "CRYPTOGRAM_3DS")
                    .put("account_verified", true)
                    .put("card_holder_authenticated", true));
  }

  private static void refused(TestMerchant merchant, InitiationBody body, String code) {
    PaykkaReply reply = merchant.initiate(body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.retCode()).isEqualTo(code);
  }
}
