package io.paykkaserverless.sandbox.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.card.SandboxCardEncryption;
import io.paykkaserverless.sandbox.support.PaykkaReply;
import io.paykkaserverless.sandbox.support.SandboxTest;
import io.paykkaserverless.sandbox.support.TestMerchant;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CardComponentIT extends SandboxTest {

  private static final String ALLOWED = "access-control-allow-origin";

  private final PaykkaSandbox sandbox = start(settings());
  private final TestMerchant merchant = merchantOf(sandbox);

  @Test
  void servesTheScriptWithThePublishedNames() {
    PaykkaReply script = merchant.get(sandbox.baseUrl() + "/cp/encrypted-card.js");

    assertThat(script.headers().get("content-type")).startsWith("text/javascript");
    assertThat(script.body())
        .contains(
            "window.PayKKaCardCheckoutEncryptedCard",
            "window.PaykkaCardCheckoutEncryptedCard",
            "setEnv",
            "setFraudDetectionEnv",
            "onCardEncrypted",
            "data-eci");
  }

  @Test
  void servesTheStyles() {
    assertThat(merchant.get(sandbox.baseUrl() + "/cp/style.css").headers().get("content-type"))
        .startsWith("text/css");
  }

  @Test
  void givesOutAKeyThatEncryptsWhatTheSandboxCanRead() throws Exception {
    PaykkaReply reply = merchant.get(keyUrl(sandbox.clientKey()));
    var key =
        KeyFactory.getInstance("RSA")
            .generatePublic(
                new X509EncodedKeySpec(
                    Base64.getDecoder().decode(reply.json().text("key").orElseThrow())));

    var body =
        merchant
            .initiation("order-1", TestMerchant.DECLINED)
            .encrypted(new SandboxCardEncryption(key, clock).encrypt(TestMerchant.VISA));

    assertThat(merchant.initiate(body).transactionStatus()).isEqualTo("SUCCESS");
    assertThat(reply.json().text("algorithm")).contains("RSA-OAEP-256");
    assertThat(reply.json().integer("epoch_seconds")).contains(clock.instant().getEpochSecond());
  }

  @Test
  void givesNoKeyForAnUnknownClientKey() {
    assertThat(merchant.get(keyUrl("ck_00000000000000000000000000000000")).status()).isEqualTo(404);
  }

  @Test
  void servesEveryPageOnThisMachineWhereNoWhitelistIsSet() {
    assertThat(key("http://localhost:5173").headers())
        .containsEntry(ALLOWED, "http://localhost:5173");
    assertThat(key("http://127.0.0.1:8080").headers()).containsKey(ALLOWED);
  }

  @Test
  void refusesAPageFromElsewhere() {
    for (String origin :
        new String[] {"https://evil.example", "null", "http://localhost.evil.example"}) {
      PaykkaReply reply = key(origin);

      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.retCode()).isEqualTo("1017");
      assertThat(reply.headers()).doesNotContainKey(ALLOWED);
    }
  }

  @Test
  void servesTheOriginsOnTheWhitelistAlone() {
    PaykkaSandbox strict = start(settings().withShopOrigins(Set.of("https://shop.example")));
    TestMerchant other = merchantOf(strict);
    String url = strict.baseUrl() + "/cp/encrypted-card.js";

    assertThat(other.get(url, "Origin", "https://shop.example").headers())
        .containsEntry(ALLOWED, "https://shop.example")
        .containsEntry("vary", "Origin");
    assertThat(other.get(url, "Origin", "http://localhost:5173").headers())
        .doesNotContainKey(ALLOWED);
  }

  @Test
  void hasAClientKeyOfThePublishedForm() {
    assertThat(sandbox.clientKey()).matches("ck_[0-9a-f]{32}");
  }

  private PaykkaReply key(String origin) {
    return merchant.get(keyUrl(sandbox.clientKey()), "Origin", origin);
  }

  private String keyUrl(String clientKey) {
    return sandbox.baseUrl()
        + "/cp/card-key?merchant_id="
        + TestMerchant.MERCHANT_ID
        + "&client_key="
        + clientKey;
  }
}
