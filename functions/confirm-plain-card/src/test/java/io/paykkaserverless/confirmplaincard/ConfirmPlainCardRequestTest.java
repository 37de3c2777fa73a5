package io.paykkaserverless.confirmplaincard;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.core.card.DecryptedWallet;
import io.paykkaserverless.core.card.DeviceField;
import io.paykkaserverless.core.card.PlainCard;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.card.Wallet;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PayKKa is asked, out of what the browser or the merchant's server sent. */
class ConfirmPlainCardRequestTest {

  private final ConfirmPlainCardBench bench = new ConfirmPlainCardBench();

  @Test
  void passesTheCardOn() throws IOException {
    PlainCard card = (PlainCard) initiationFor(bench.card()).instrument();

    assertThat(card.number().reveal()).isEqualTo("4242424242424242");
    assertThat(card.expiryYear().reveal()).isEqualTo("2031");
    assertThat(card.expiryMonth().reveal()).isEqualTo("07");
    assertThat(card.cvv().map(Sensitive::reveal)).contains("123");
    assertThat(card.holderName().map(Sensitive::reveal)).contains("Sam Shopper");
  }

  @Test
  void needsNoHolderName() throws IOException {
    assertThat(((PlainCard) initiationFor(bench.cardAlone()).instrument()).holderName()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"378282246310005,1234", "5555555555554444,123", "6011111111111117,000"})
  void takesEveryBrandWithItsOwnSecurityCode(String number, String cvv) throws IOException {
    SampleEvent event =
        bench.cardAlone().inBody("4242424242424242", number).inBody("\"123\"", '"' + cvv + '"');

    assertThat(((PlainCard) initiationFor(event).instrument()).cvv().map(Sensitive::reveal))
        .contains(cvv);
  }

  /** The clock stands at 2026-11-23. */
  @ParameterizedTest
  @ValueSource(strings = {"\"2026\",\"exp_month\":\"11\"", "\"2027\",\"exp_month\":\"01\""})
  void takesACardUntilItsMonthIsOver(String expiry) throws IOException {
    initiationFor(bench.cardAlone().inBody("\"2031\",\"exp_month\":\"07\"", expiry));
  }

  @Test
  void passesApplePayOn() throws IOException {
    DecryptedWallet wallet = (DecryptedWallet) initiationFor(bench.applePay()).instrument();

    assertThat(wallet.wallet()).isEqualTo(Wallet.APPLE_PAY);
    assertThat(wallet.card().number().reveal()).isEqualTo("4242424242424242");
    assertThat(wallet.card().cvv()).isEmpty();
    assertThat(wallet.cryptogram().reveal()).isEqualTo("Q1JZUFRPR1JBTQ==");
    assertThat(wallet.tokenFormat()).isEqualTo("CRYPTOGRAM_3DS");
    assertThat(wallet.eci()).contains("07");
    assertThat(wallet.accountVerified()).isEmpty();
    assertThat(wallet.cardHolderAuthenticated()).isEmpty();
  }

  @Test
  void passesGooglePayOn() throws IOException {
    DecryptedWallet wallet = (DecryptedWallet) initiationFor(bench.googlePay()).instrument();

    assertThat(wallet.wallet()).isEqualTo(Wallet.GOOGLE_PAY);
    assertThat(wallet.eci()).contains("02");
    assertThat(wallet.accountVerified()).contains(true);
    assertThat(wallet.cardHolderAuthenticated()).contains(true);
  }

  @ParameterizedTest
  @CsvSource({
    "cryptogram_3ds,CRYPTOGRAM_3DS",
    "Cryptogram_3DS,CRYPTOGRAM_3DS",
    "pan_only,PAN_ONLY"
  })
  void takesTheTokenFormatInAnyCase(String sent, String passed) throws IOException {
    SampleEvent event = bench.googlePay().inBody("CRYPTOGRAM_3DS", sent);

    assertThat(((DecryptedWallet) initiationFor(event).instrument()).tokenFormat())
        .isEqualTo(passed);
  }

  @Test
  void needsNothingThatAWalletMayLeaveOut() throws IOException {
    SampleEvent event =
        bench
            .googlePay()
            .inBody(
                ",\"eci\":\"02\",\"account_verified\":true,\"card_holder_authenticated\":true", "");

    DecryptedWallet wallet = (DecryptedWallet) initiationFor(event).instrument();
    assertThat(wallet.eci()).isEmpty();
    assertThat(wallet.accountVerified()).isEmpty();
    assertThat(wallet.cardHolderAuthenticated()).isEmpty();
  }

  @Test
  void takesTheSecurityCodeOfAWalletWhereThereIsOne() throws IOException {
    SampleEvent event =
        bench.applePay().inBody("\"exp_month\":\"07\"", "\"exp_month\":\"07\",\"cvv\":\"123\"");

    assertThat(((DecryptedWallet) initiationFor(event).instrument()).card().cvv()).isPresent();
  }

  @Test
  void readsTheBrowserAsConfirmPaymentDoes() throws IOException {
    ShopperDevice device =
        initiationFor(bench.cardAlone().header("accept-language", "de-CH,de")).device();

    assertThat(device.ipAddress()).contains("203.0.113.7");
    assertThat(device.fields().get(DeviceField.USER_AGENT)).contains("sample/1.0");
    assertThat(device.fields().get(DeviceField.LANGUAGE)).contains("de-CH");
  }

  @Test
  void takesTheMerchantsServerNotForTheShopper() throws IOException {
    assertThat(initiationFor(bench.cardAlone().bearer(bench.apiKeys.key())).device())
        .isEqualTo(ShopperDevice.NONE);
  }

  @Test
  void chargesWhatTheMerchantLaidDown() throws IOException {
    assertThat(initiationFor(bench.card()).terms()).isEqualTo(Payments.created().terms());
  }

  private Initiation initiationFor(SampleEvent event) throws IOException {
    assertThat(event.to(bench.handler).status()).isEqualTo(200);
    return bench.core.paykka.initiations().getLast();
  }
}
