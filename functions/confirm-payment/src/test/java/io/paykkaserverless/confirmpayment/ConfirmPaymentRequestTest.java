package io.paykkaserverless.confirmpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.card.EncryptedCard;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
    assertThat(initiationFor(bench.sample()).device())
        .isEqualTo(
            new ShopperDevice(
                Optional.of("203.0.113.7"),
                Optional.of("sample/1.0"),
                Optional.of("en-GB"),
                Optional.of("24"),
                Optional.of("+01:00"),
                Optional.of("900"),
                Optional.of("1440"),
                Optional.of(false)));
  }

  @Test
  void chargesWhatTheMerchantLaidDown() throws IOException {
    assertThat(initiationFor(bench.sample()).terms()).isEqualTo(Payments.created().terms());
  }

  @Test
  void takesTheShoppersUserAgentFromTheHeaderWhereTheBodyHasNone() throws IOException {
    SampleEvent silent =
        bench.sample().inBody(USER_AGENT_FIELD, "").header("user-agent", "header/2.0");

    assertThat(initiationFor(silent).device().userAgent()).contains("header/2.0");
  }

  @Test
  void leavesAnOverlongUserAgentOut() throws IOException {
    SampleEvent long513 =
        bench.sample().inBody(USER_AGENT_FIELD, "").header("user-agent", "u".repeat(513));

    assertThat(initiationFor(long513).device().userAgent()).isEmpty();
  }

  @Test
  void needsNothingOfTheBrowser() throws IOException {
    String body = bench.sample().body();
    SampleEvent silent = bench.sample().body(body.substring(0, body.indexOf(",\"browser\"")) + "}");

    ShopperDevice device = initiationFor(silent).device();
    assertThat(device.ipAddress()).contains("203.0.113.7");
    assertThat(device.userAgent()).contains("sample/1.0");
    assertThat(device.language()).isEmpty();
  }

  @Test
  void takesTheMerchantsServerNotForTheShopper() throws IOException {
    ShopperDevice device =
        initiationFor(bench.sampleOfTheMerchant().inBody(USER_AGENT_FIELD, "")).device();

    assertThat(device.ipAddress()).isEmpty();
    assertThat(device.userAgent()).isEmpty();
    assertThat(device.language()).contains("en-GB");
  }

  @Test
  void believesTheMerchantAboutTheShoppersUserAgent() throws IOException {
    assertThat(initiationFor(bench.sampleOfTheMerchant()).device().userAgent())
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
    assertThat(initiation.returnUrl().toString()).startsWith(host + "/return/rt1.");
  }

  @Test
  void believesNoHostHeader() throws IOException {
    SampleEvent elsewhere = bench.sample().header("host", "evil.example");

    assertThat(initiationFor(elsewhere).returnUrl().getHost())
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
