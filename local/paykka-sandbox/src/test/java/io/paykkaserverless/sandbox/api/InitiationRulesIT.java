package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.sandbox.support.InitiationBody;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitiationRulesIT extends SandboxTest {

  private final TestMerchant merchant = merchantOf(start(settings()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "merchant_id",
        "payment_type",
        "trans_id",
        "currency",
        "amount",
        "return_url",
        "browser"
      })
  void refusesARequestWithout(String field) {
    refused(body().without(field), 400, "010000", field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payment_method",
        "encrypted_card_no",
        "encrypted_exp_year",
        "encrypted_exp_month",
        "encrypted_cvv"
      })
  void refusesAPaymentWithout(String field) {
    refused(body().withoutPayment(field), 400, "010000", field);
  }

  @ParameterizedTest
  @CsvSource({
    "payment_type, GIFT",
    "authorisation_type, SOME_AUTH",
    "capture_method, LATER",
    "currency, EURO",
    "currency, XXX",
    "amount, 12.50",
    "amount, 0",
    "amount, -5",
    "amount, 1e3",
    "return_url, javascript:alert(1)",
    "notify_url, ftp://shop.example/x"
  })
  void refusesABadValue(String field, String value) {
    refused(body().put(field, value), 400, "010000", field);
  }

  @Test
  void refusesATransIdOfMoreThan64Characters() {
    refused(body().put("trans_id", "x".repeat(65)), 400, "010000", "trans_id");
  }

  @Test
  void refusesABodyThatIsNotJson() {
    PaykkaReply reply = merchant.post(TestMerchant.INITIATE, "trans_id=order-1");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.retCode()).isEqualTo("010000");
  }

  @Test
  void treatsNullAsMissing() {
    String body = body().json().replace("\"merchant_id\"", "\"description\":null,\"merchant_id\"");

    assertThat(merchant.post(TestMerchant.INITIATE, body).retCode()).isEqualTo("000000");
  }

  @Test
  void doesNotMindUnknownFields() {
    assertThat(merchant.initiate(body().put("timestamp", "1757387467986")).retCode())
        .isEqualTo("000000");
  }

  @Test
  void needsNoWayBackWhereThreeDSecureIsRuledOut() {
    var body = body().challenge("NO_CHALLENGE").without("return_url").without("browser");

    assertThat(merchant.initiate(body).transactionStatus()).isEqualTo("SUCCESS");
  }

  @Test
  void refusesAnotherMerchantsId() {
    refused(body().put("merchant_id", "10000000000000"), 404, "1000", "");
  }

  @Test
  void refusesEverythingFromADisabledMerchant() {
    var registration = settings().merchant();
    var disabled =
        new MerchantRegistration(
            registration.merchantId(),
            registration.appId(),
            registration.publicKey(),
            Optional.empty(),
            false,
            false,
            Set.of());

    PaykkaReply reply = merchantOf(start(settings().withMerchant(disabled))).initiate(body());

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.retCode()).isEqualTo("1001");
  }

  @Test
  void refusesACurrencyTheMerchantMayNotTake() {
    var registration = settings().merchant();
    var euroless =
        new MerchantRegistration(
            registration.merchantId(),
            registration.appId(),
            registration.publicKey(),
            Optional.empty(),
            true,
            false,
            Set.of(new CurrencyCode("EUR")));

    PaykkaReply reply = merchantOf(start(settings().withMerchant(euroless))).initiate(body());

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.retCode()).isEqualTo("1007");
  }

  @Test
  void refusesAPlainCardWithoutPciCertification() {
    refused(new InitiationBody("order-1").plain(TestMerchant.VISA), 403, "1008", "");
  }

  @Test
  void takesAPlainCardWithPciCertification() {
    var registration = settings().merchant();
    var certified =
        new MerchantRegistration(
            registration.merchantId(),
            registration.appId(),
            registration.publicKey(),
            Optional.empty(),
            true,
            true,
            Set.of());

    PaykkaReply reply =
        merchantOf(start(settings().withMerchant(certified)))
            .initiate(new InitiationBody("order-1").plain(TestMerchant.VISA));

    assertThat(reply.transactionStatus()).isEqualTo("SUCCESS");
  }

  @Test
  void refusesTwoSourcesOfACard() {
    refused(body().plain(TestMerchant.VISA), 400, "010000", "exactly one");
  }

  @Test
  void refusesWalletsForNow() {
    refused(body().payment("payment_method", "APPLE_PAY"), 403, "1004", "");
  }

  @Test
  void refusesTokensForNowButFirstWantsToKnowWhose() {
    refused(body().payment("token", "TK20231435132143229"), 400, "2008", "");
    refused(
        body().payment("token", "TK20231435132143229").payment("shopper_reference", "s-1"),
        403,
        "1005",
        "");
  }

  @Test
  void checksRecurringPaymentsBeforeItRefusesThemForNow() {
    refused(body().put("payment_type", "RECURRING"), 400, "2010", "");
    refused(body().put("payment_type", "RECURRING").put("mit", false), 400, "2014", "");
    refused(
        body()
            .put("payment_type", "RECURRING")
            .put("mit", false)
            .payment("store_payment_method", true)
            .payment("shopper_reference", "s-1"),
        403,
        "1005",
        "");
  }

  @Test
  void storesNothingButBankCards() {
    refused(
        body().payment("payment_method", "GOOGLE_PAY").payment("store_payment_method", true),
        400,
        "2013",
        "");
  }

  private InitiationBody body() {
    return merchant.initiation("order-1", TestMerchant.VISA);
  }

  private void refused(InitiationBody body, int status, String code, String message) {
    PaykkaReply reply = merchant.initiate(body);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.retCode()).isEqualTo(code);
    assertThat(reply.retMsg()).contains(message);
    assertThat(reply.json().get("data")).isEmpty();
  }
}
