package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.sandbox.support.InitiationBody;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import io.paykkaserverless.sandbox.transaction.PaymentMethod;
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
    refused(registeredAs(TestMerchant.registration().disabled()), body(), 403, "1001");
  }

  @Test
  void refusesAPaymentMethodTheMerchantMayNotTake() {
    var registration = TestMerchant.registration().refusing(PaymentMethod.BANKCARD);

    refused(registeredAs(registration), body(), 403, "1004");
  }

  @Test
  void refusesAPaymentMethodThatIsNotPartOfApiOnly() {
    refused(body().payment("payment_method", "IDEAL"), 403, "1004", "");
  }

  @Test
  void refusesAPaymentTypeTheMerchantMayNotTake() {
    var registration = TestMerchant.registration().refusing(PaymentType.RECURRING);

    refused(registeredAs(registration), body().firstOfSeriesFor("s-1"), 403, "1005");
  }

  @Test
  void refusesACurrencyTheMerchantMayNotTake() {
    var registration = TestMerchant.registration().refusing(new CurrencyCode("EUR"));

    refused(registeredAs(registration), body(), 403, "1007");
  }

  @Test
  void wantsToKnowWhereToShipPhysicalGoods() {
    TestMerchant shipping = registeredAs(TestMerchant.registration().withPhysicalGoods());

    refused(shipping, body(), 400, "2009");
    assertThat(
            shipping
                .initiate(body().put("shipping", address -> address.put("city", "Lisbon")))
                .transactionStatus())
        .isEqualTo("SUCCESS");
  }

  @Test
  void refusesAPlainCardWithoutPciCertification() {
    refused(new InitiationBody("order-1").plain(TestMerchant.VISA), 403, "1008", "");
  }

  @Test
  void takesAPlainCardWithPciCertification() {
    TestMerchant certified = registeredAs(TestMerchant.registration().withPlainCards());

    PaykkaReply reply = certified.initiate(new InitiationBody("order-1").plain(TestMerchant.VISA));

    assertThat(reply.transactionStatus()).isEqualTo("SUCCESS");
  }

  @Test
  void refusesTwoSourcesOfACard() {
    refused(body().plain(TestMerchant.VISA), 400, "010000", "exactly one");
  }

  @Test
  void refusesAWalletsTokenAsABankCard() {
    refused(body().payment("token_data", "{}"), 400, "010000", "exactly one");
    refused(
        body().withoutPayment("encrypted_card_no").payment("token_data", "{}"),
        400,
        "010000",
        "exactly one");
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

  private static void refused(TestMerchant merchant, InitiationBody body, int status, String code) {
    PaykkaReply reply = merchant.initiate(body);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.retCode()).isEqualTo(code);
  }

  /** Another sandbox, which knows the merchant otherwise. */
  private TestMerchant registeredAs(MerchantRegistration registration) {
    return merchantOf(start(settings().withMerchant(registration)));
  }
}
