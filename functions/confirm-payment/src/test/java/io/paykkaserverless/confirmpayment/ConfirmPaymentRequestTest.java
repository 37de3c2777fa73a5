package io.paykkaserverless.confirmpayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.paykkaserverless.aws.http.DetailJson;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.card.DeviceField;
import io.paykkaserverless.core.card.EncryptedCard;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.card.Wallet;
import io.paykkaserverless.core.card.WalletToken;
import io.paykkaserverless.core.order.CustomerField;
import io.paykkaserverless.core.order.Details;
import io.paykkaserverless.core.order.Orders;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What PayKKa is asked, out of what the browser sent. */
class ConfirmPaymentRequestTest {

  private static final String USER_AGENT_FIELD = ",\"user_agent\":\"sample/1.0\"";

  private final ConfirmPaymentBench bench = new ConfirmPaymentBench();

  @Test
  void passesTheEncryptedCardOn() throws IOException {
    EncryptedCard card = (EncryptedCard) initiationFor(bench.sample()).instrument();

    assertThat(card.number().reveal()).isEqualTo("ENCRYPTED_CARD_NO");
    assertThat(card.expiryYear().reveal()).isEqualTo("ENCRYPTED_EXP_YEAR");
    assertThat(card.expiryMonth().reveal()).isEqualTo("ENCRYPTED_EXP_MONTH");
    assertThat(card.cvv().reveal()).isEqualTo("ENCRYPTED_CVV");
    assertThat(card.holderName().map(Sensitive::reveal)).contains("Sam Shopper");
  }

  @Test
  void needsNoHolderName() throws IOException {
    SampleEvent nameless = bench.sample().inBody(",\"holder_name\":\"Sam Shopper\"", "");

    assertThat(((EncryptedCard) initiationFor(nameless).instrument()).holderName()).isEmpty();
  }

  @Test
  void passesTheBrowserOn() throws IOException {
    ShopperDevice device = initiationFor(bench.sample("confirm-apple-pay")).device();

    assertThat(device.ipAddress()).contains("203.0.113.7");
    assertThat(device.fields().values())
        .containsExactly(
            entry(DeviceField.USER_AGENT, "sample/1.0"),
            entry(DeviceField.LANGUAGE, "en-GB"),
            entry(DeviceField.COLOR_DEPTH, "24"),
            entry(DeviceField.TIMEZONE_OFFSET, "+01:00"),
            entry(DeviceField.SCREEN_HEIGHT, "900"),
            entry(DeviceField.SCREEN_WIDTH, "1440"),
            entry(DeviceField.JAVA_ENABLED, "false"),
            entry(DeviceField.DEVICE_TYPE, "MOBILE"),
            entry(DeviceField.TERMINAL_TYPE, "WEB"),
            entry(DeviceField.DEVICE_OS, "IOS"));
  }

  @ParameterizedTest
  @EnumSource(DeviceField.class)
  void passesEveryFieldOfTheBrowserOn(DeviceField field) throws IOException {
    String right = DetailJson.right(field);
    SampleEvent event =
        bench
            .sample()
            .body(
                "{\"payment_method\":\"GOOGLE_PAY\",\"token_data\":\"{}\",\"browser\":{\"%s\":%s}}"
                    .formatted(field.jsonName(), right));

    assertThat(initiationFor(event).device().fields().get(field)).contains(right.replace("\"", ""));
  }

  @Test
  void passesAStoredCardOn() throws IOException {
    assertThat(initiationFor(bench.sampleWithStoredCard()).instrument())
        .isEqualTo(ConfirmPaymentBench.STORED);
  }

  @Test
  void leavesAnUnknownTokenOfTheMerchantsToPaykka() throws IOException {
    bench.begin(new PaymentKind.OneOff(Optional.of(Payments.SHOPPER)));
    SampleEvent event = bench.sample("confirm-stored-card").bearer(bench.apiKeys.key());

    assertThat(initiationFor(event).instrument()).isEqualTo(ConfirmPaymentBench.STORED);
  }

  @ParameterizedTest
  @CsvSource({
    "confirm-apple-pay,APPLE_PAY,APPLE_PAY_TOKEN",
    "confirm-google-pay,GOOGLE_PAY,GOOGLE_PAY_TOKEN"
  })
  void passesAWalletsTokenOnAsItCame(String sample, Wallet wallet, String placeholder)
      throws IOException {
    String escaped = "{\\\"a\\\":\\\"\\\\u003d ü\\\"}";
    WalletToken token =
        (WalletToken) initiationFor(bench.sample(sample).inBody(placeholder, escaped)).instrument();

    assertThat(token.wallet()).isEqualTo(wallet);
    assertThat(token.token().reveal()).isEqualTo("{\"a\":\"\\u003d ü\"}");
  }

  @Test
  void takesTheLongestWalletToken() throws IOException {
    SampleEvent event =
        bench.sample("confirm-apple-pay").inBody("APPLE_PAY_TOKEN", "t".repeat(16_384));

    assertThat(initiationFor(event).instrument()).isInstanceOf(WalletToken.class);
  }

  @Test
  void writesDownWhatWasPaidWith() throws IOException {
    initiationFor(bench.sample("confirm-google-pay"));

    assertThat(bench.core.payment().latestAttempt().orElseThrow().method())
        .isEqualTo(PaymentMethod.GOOGLE_PAY);
  }

  @Test
  void passesTheOrderOn() throws IOException {
    bench.core.begin(Payments.payment().details(Orders.full()).build());

    assertThat(initiationFor(bench.sample()).details()).isEqualTo(Orders.full());
  }

  @Test
  void addsTheShoppersAddressToTheOrder() throws IOException {
    assertThat(initiationFor(bench.sample()).details().customer().get(CustomerField.PAY_IP))
        .contains("203.0.113.7");
    bench.core.begin(Payments.created());
    assertThat(initiationFor(bench.sampleOfTheMerchant()).details().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'de-CH, de;q=0.9, en;q=0.8',de-CH",
    "fr;q=0.5,fr",
    "zh-Hant-TW,zh-Hant-TW",
    "'*',",
    "'',",
    "'<script>',"
  })
  void takesTheShoppersLanguageFromTheHeaderWhereTheBodyHasNone(String header, String language)
      throws IOException {
    SampleEvent silent =
        bench.sample().inBody("\"language\":\"en-GB\",", "").header("accept-language", header);

    assertThat(initiationFor(silent).device().fields().get(DeviceField.LANGUAGE))
        .isEqualTo(Optional.ofNullable(language));
  }

  @Test
  void believesTheBodyMoreThanTheHeaders() throws IOException {
    SampleEvent event =
        bench.sample().header("accept-language", "fr").header("user-agent", "header/2.0");

    Details<DeviceField> fields = initiationFor(event).device().fields();
    assertThat(fields.get(DeviceField.LANGUAGE)).contains("en-GB");
    assertThat(fields.get(DeviceField.USER_AGENT)).contains("sample/1.0");
  }

  @Test
  void chargesWhatTheMerchantLaidDown() throws IOException {
    assertThat(initiationFor(bench.sample()).terms()).isEqualTo(Payments.created().terms());
  }

  @Test
  void takesTheShoppersUserAgentFromTheHeaderWhereTheBodyHasNone() throws IOException {
    SampleEvent silent =
        bench.sample().inBody(USER_AGENT_FIELD, "").header("user-agent", "header/2.0");

    assertThat(initiationFor(silent).device().fields().get(DeviceField.USER_AGENT))
        .contains("header/2.0");
  }

  @Test
  void leavesAnOverlongUserAgentOut() throws IOException {
    SampleEvent long513 =
        bench.sample().inBody(USER_AGENT_FIELD, "").header("user-agent", "u".repeat(513));

    assertThat(initiationFor(long513).device().fields().get(DeviceField.USER_AGENT)).isEmpty();
  }

  @Test
  void leavesALanguageOutThatIsAsLongAsAHeaderMayBe() throws IOException {
    SampleEvent long10k =
        bench
            .sample()
            .inBody("\"language\":\"en-GB\",", "")
            .header("accept-language", "en" + "-a".repeat(5_000));

    assertThat(initiationFor(long10k).device().fields().get(DeviceField.LANGUAGE)).isEmpty();
  }

  @Test
  void needsNothingOfTheBrowser() throws IOException {
    String body = bench.sample().body();
    SampleEvent silent = bench.sample().body(body.substring(0, body.indexOf(",\"browser\"")) + "}");

    ShopperDevice device = initiationFor(silent).device();
    assertThat(device.ipAddress()).contains("203.0.113.7");
    assertThat(device.fields().get(DeviceField.USER_AGENT)).contains("sample/1.0");
    assertThat(device.fields().get(DeviceField.LANGUAGE)).isEmpty();
  }

  @Test
  void takesTheMerchantsServerNotForTheShopper() throws IOException {
    ShopperDevice device =
        initiationFor(
                bench
                    .sampleOfTheMerchant()
                    .inBody(USER_AGENT_FIELD, "")
                    .header("accept-language", "fr"))
            .device();

    assertThat(device.ipAddress()).isEmpty();
    assertThat(device.fields().get(DeviceField.USER_AGENT)).isEmpty();
    assertThat(device.fields().get(DeviceField.LANGUAGE)).contains("en-GB");
  }

  @Test
  void believesTheMerchantAboutTheShoppersUserAgent() throws IOException {
    assertThat(
            initiationFor(bench.sampleOfTheMerchant())
                .device()
                .fields()
                .get(DeviceField.USER_AGENT))
        .contains("sample/1.0");
  }

  @Test
  void believesNobodyAboutTheShoppersAddress() throws IOException {
    SampleEvent forwarded = bench.sample().header("x-forwarded-for", "198.51.100.9");

    assertThat(initiationFor(forwarded).device().ipAddress()).contains("203.0.113.7");
  }

  @Test
  void tellsPaykkaTheAddressTheShopperReachedUsBy() throws IOException {
    Initiation initiation = initiationFor(bench.sample());

    String host = "https://abc123.execute-api.eu-west-1.amazonaws.com";
    assertThat(initiation.notifyUrl()).hasToString(host + "/webhooks/paykka");
    assertThat(initiation.returnUrl().orElseThrow().toString()).startsWith(host + "/return/rt1.");
  }

  @Test
  void believesNoHostHeader() throws IOException {
    SampleEvent elsewhere = bench.sample().header("host", "evil.example");

    assertThat(initiationFor(elsewhere).returnUrl().orElseThrow().getHost())
        .isEqualTo("abc123.execute-api.eu-west-1.amazonaws.com");
  }

  @Test
  void tellsPaykkaOurOwnDomainWhereThereIsOne() throws IOException {
    var handler =
        bench.handler(
            new RecordingInvocationLog(), Optional.of(URI.create("https://pay.shop.example")));
    bench.sample().to(handler);

    assertThat(bench.initiation().notifyUrl())
        .hasToString("https://pay.shop.example/webhooks/paykka");
  }

  @Test
  void readsABodyThatApiGatewayEncoded() throws IOException {
    assertThat(bench.sample().inBase64().to(bench.handler).status()).isEqualTo(200);
  }

  private Initiation initiationFor(SampleEvent event) throws IOException {
    assertThat(event.to(bench.handler).status()).isEqualTo(200);
    return bench.initiation();
  }
}
