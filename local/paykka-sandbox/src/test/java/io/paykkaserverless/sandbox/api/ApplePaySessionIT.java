package io.paykkaserverless.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue.JsonString;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import io.paykkaserverless.sandbox.transaction.PaymentMethod;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplePaySessionIT extends SandboxTest {

  private final TestMerchant merchant = merchantOf(start(settings()));

  @Test
  void answersABareJsonString() throws Exception {
    PaykkaReply reply = session(merchant, "shop.example");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers()).containsKeys("x-paykka-sign", "x-paykka-nonce");
    JsonString text = (JsonString) JsonReader.read(reply.body().getBytes(StandardCharsets.UTF_8));
    JsonObject session = JsonReader.readObject(text.text().getBytes(StandardCharsets.UTF_8));
    assertThat(session.text("domainName")).contains("shop.example");
    assertThat(session.text("displayName")).contains("PayKKa sandbox");
  }

  @Test
  void answersAnObjectWhereThatIsSet() {
    assertThat(session(answering(ApplePayReply.OBJECT), "shop.example").json().text("domainName"))
        .contains("shop.example");
  }

  @Test
  void answersAnEnvelopeWhereThatIsSet() {
    PaykkaReply object = session(answering(ApplePayReply.OBJECT_IN_ENVELOPE), "shop.example");
    PaykkaReply text = session(answering(ApplePayReply.STRING_IN_ENVELOPE), "shop.example");

    assertThat(object.retCode()).isEqualTo("000000");
    assertThat(object.field("domainName")).isEqualTo("shop.example");
    assertThat(text.json().text("data").orElseThrow()).contains("\"domainName\":\"shop.example\"");
  }

  @Test
  void showsTheShoppersTheNameTheMerchantChose() {
    PaykkaReply reply =
        merchant.ask(
            TestMerchant.APPLE_PAY_SESSION,
            "domain_name",
            "shop.example",
            "display_name",
            "Café \"Ría\"");

    assertThat(reply.body()).contains("Café \\\\\\\"Ría");
    assertThat(
            merchant
                .ask(
                    TestMerchant.APPLE_PAY_SESSION,
                    "domain_name",
                    "shop.example",
                    "display_name",
                    "x".repeat(76))
                .retCode())
        .isEqualTo("010000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://shop.example", "shop.example:8443", "shop.example/pay"})
  void wantsAHostAndNothingElse(String domain) {
    assertThat(session(merchant, domain).retCode()).isEqualTo("010000");
  }

  @Test
  void knowsTheShopsOnTheWhitelistAlone() {
    TestMerchant listed =
        merchantOf(start(settings().withShopOrigins(Set.of("https://shop.example:8443"))));

    assertThat(session(listed, "shop.example").status()).isEqualTo(200);
    assertThat(session(listed, "evil.example").retCode()).isEqualTo("1017");
  }

  @Test
  void hasNoSessionForAMerchantWithoutApplePay() {
    var registration = TestMerchant.registration().refusing(PaymentMethod.APPLE_PAY);

    assertThat(
            session(merchantOf(start(settings().withMerchant(registration))), "shop.example")
                .retCode())
        .isEqualTo("1004");
  }

  private TestMerchant answering(ApplePayReply form) {
    return merchantOf(
        start(settings().withPayments(PaymentSettings.DEFAULT.withApplePayReply(form))));
  }

  private static PaykkaReply session(TestMerchant merchant, String domain) {
    return merchant.ask(TestMerchant.APPLE_PAY_SESSION, "domain_name", domain);
  }
}
