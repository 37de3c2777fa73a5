package io.paykkaserverless.confirmplaincard;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.DetailJson;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.core.card.DeviceField;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every refusal of {@code POST /payments/{id}/confirm-card}. Whatever it is, the payment stays as
 * it was and PayKKa hears nothing.
 */
class ConfirmPlainCardBadInputTest {

  private final ConfirmPlainCardBench bench = new ConfirmPlainCardBench();

  @AfterEach
  void nothingIsStoredAndPaykkaHearsNothing() {
    assertThat(bench.core.store.all()).containsExactly(Payments.created());
    assertThat(bench.core.paykka.initiations()).isEmpty();
    assertThat(bench.core.paykka.queries()).isZero();
  }

  @Test
  void refusesNobodyAndAnybodyElse() throws IOException {
    String otherToken =
        bench.core.clientTokens.issue(Payments.OTHER_ID, Payments.NOW.plus(Duration.ofHours(1)));

    assertUnauthorized(bench.card().withoutHeader("authorization"));
    assertUnauthorized(bench.card().bearer(TestApiKeys.randomKey()));
    assertUnauthorized(bench.card().bearer(otherToken));
    assertUnauthorized(bench.card().bearer(TestApiKeys.randomKey()).body("{"));
  }

  @Test
  void takesADecryptedWalletFromTheMerchantAlone() throws IOException {
    for (SampleEvent event : List.of(bench.applePay(), bench.googlePay())) {
      Answer answer = event.bearer(bench.token()).to(bench.handler);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.problem()).isEqualTo("merchant-only");
    }
  }

  @Test
  void tellsTheMerchantThatThereIsNoSuchPayment() throws IOException {
    Answer answer =
        bench.applePay().with(Payments.ID.value(), Payments.OTHER_ID.value()).to(bench.handler);

    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void refusesAnotherContentType() throws IOException {
    assertThat(bench.card().header("content-type", "text/plain").to(bench.handler).status())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "\"4242424242424242\"", "4242424242424242", "{}{}"})
  void refusesWhatIsNotAJsonObject(String body) throws IOException {
    Answer answer = bench.card().body(body).to(bench.handler);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed-body");
  }

  @Test
  void namesEveryFieldThatIsMissing() throws IOException {
    assertInvalid(bench.card().body("{}"), "/payment_method");
    assertInvalid(bench.card().body("{\"payment_method\":\"BANKCARD\"}"), "/card");
    assertInvalid(
        bench.card().body("{\"payment_method\":\"BANKCARD\",\"card\":{}}"),
        "/card/card_no",
        "/card/exp_year",
        "/card/exp_month",
        "/card/cvv");
    assertInvalid(
        bench.applePay().body("{\"payment_method\":\"APPLE_PAY\"}"),
        "/card",
        "/token_authentication");
    assertInvalid(
        bench
            .googlePay()
            .body("{\"payment_method\":\"GOOGLE_PAY\",\"card\":{},\"token_authentication\":{}}"),
        "/card/card_no",
        "/card/exp_year",
        "/card/exp_month",
        "/token_authentication/cryptogram",
        "/token_authentication/token_format");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PAYPAL", "bankcard", ""})
  void refusesAnotherPaymentMethod(String method) throws IOException {
    assertInvalid(bench.card().inBody("BANKCARD", method), "/payment_method");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"4242424242424241\"",
        "\"4242 4242 4242 4242\"",
        "\"4242-4242-4242-4242\"",
        "\"42424242424\"",
        "\"42424242424242424242\"",
        "\"٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢\"",
        "\"424242424242424x\"",
        "\"\"",
        "4242424242424242",
        "null",
        "{}"
      })
  void refusesANumberThatIsNoCards(String number) throws IOException {
    assertInvalid(bench.cardAlone().inBody("\"4242424242424242\"", number), "/card/card_no");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"31\"", "\"20311\"", "\"203a\"", "\"+203\"", "\"\"", "2031", "null", "[]"})
  void refusesAYearThatIsNone(String year) throws IOException {
    assertInvalid(bench.cardAlone().inBody("\"2031\"", year), "/card/exp_year");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "\"00\"", "\"13\"", "\"007\"", "\"0a\"", "\"\"", "7", "true"})
  void refusesAMonthThatIsNone(String month) throws IOException {
    assertInvalid(bench.cardAlone().inBody("\"07\"", month), "/card/exp_month");
  }

  /** The clock stands at 2026-11-23. */
  @ParameterizedTest
  @CsvSource({
    "2026,10,/card/exp_month",
    "2026,01,/card/exp_month",
    "2025,12,/card/exp_year",
    "0000,12,/card/exp_year"
  })
  void refusesACardWhoseTimeIsOver(String year, String month, String pointer) throws IOException {
    assertInvalid(
        bench.cardAlone().inBody("\"2031\"", '"' + year + '"').inBody("\"07\"", '"' + month + '"'),
        pointer);
  }

  @Test
  void refusesAWalletWhoseCardsTimeIsOver() throws IOException {
    assertInvalid(bench.applePay().inBody("2031", "2025"), "/card/exp_year");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"12\"", "\"1234\"", "\"12345\"", "\"12a\"", "\"\"", "123", "null", "{}"})
  void refusesASecurityCodeThatIsNone(String cvv) throws IOException {
    assertInvalid(bench.cardAlone().inBody("\"123\"", cvv), "/card/cvv");
  }

  @Test
  void wantsFourDigitsOfAmericanExpress() throws IOException {
    assertInvalid(bench.cardAlone().inBody("4242424242424242", "378282246310005"), "/card/cvv");
  }

  @Test
  void checksTheSecurityCodeOfAWalletToo() throws IOException {
    assertInvalid(
        bench.applePay().inBody("\"exp_month\":\"07\"", "\"exp_month\":\"07\",\"cvv\":\"1234\""),
        "/card/cvv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "\"4242424242424242\"", "\"123\"", "\"a\\nb\"", "7"})
  void refusesAHolderThatIsNoName(String holder) throws IOException {
    assertInvalid(bench.card().inBody("\"Sam Shopper\"", holder), "/card/holder_name");
  }

  @Test
  void refusesAHolderWhoseNameIsTooLong() throws IOException {
    assertInvalid(bench.card().inBody("Sam Shopper", "s".repeat(65)), "/card/holder_name");
  }

  @Test
  void refusesTheAuthenticationOfAWalletWithACard() throws IOException {
    assertInvalid(
        bench
            .cardAlone()
            .inBody(
                "{\"payment_method\"",
                "{\"token_authentication\":{\"eci\":\"07\"},\"payment_method\""),
        "/token_authentication");
  }

  @ParameterizedTest
  @CsvSource({
    "cryptogram,''",
    "cryptogram,not Base64!",
    "cryptogram,====",
    "cryptogram,QQ=QQ",
    "token_format,CRYPTOGRAM",
    "token_format,EMV",
    "token_format,''",
    "eci,7",
    "eci,007",
    "eci,0x",
    "eci,''"
  })
  void refusesAnAuthenticationThatIsNone(String field, String value) throws IOException {
    assertRefusesAuthentication(field, "\"" + value + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "cryptogram,7",
    "cryptogram,{}",
    "token_format,true",
    "eci,7",
    "account_verified,\"true\"",
    "account_verified,1",
    "card_holder_authenticated,\"yes\"",
    "card_holder_authenticated,[]"
  })
  void refusesAnotherTypeInTheAuthentication(String field, String value) throws IOException {
    assertRefusesAuthentication(field, value);
  }

  @Test
  void refusesACryptogramThatIsTooLong() throws IOException {
    assertRefusesAuthentication("cryptogram", "\"" + "A".repeat(516) + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"account_verified", "card_holder_authenticated"})
  void takesGooglesAssurancesFromGoogleAlone(String field) throws IOException {
    assertInvalid(
        bench.applePay().inBody("\"eci\"", "\"" + field + "\":true,\"eci\""),
        "/token_authentication/" + field);
  }

  @ParameterizedTest
  @CsvSource({
    "amount,1,/amount",
    "token,\"TK1\",/token",
    "token_data,\"{}\",/token_data",
    "card_no,\"4242424242424242\",/card_no"
  })
  void namesAFieldItDoesNotKnow(String name, String value, String pointer) throws IOException {
    assertInvalid(
        bench.cardAlone().inBody("{\"payment", "{\"" + name + "\":" + value + ",\"payment"),
        pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"encrypted_card_no", "encrypted_cvv", "number"})
  void namesAFieldOfTheCardThatItDoesNotKnow(String name) throws IOException {
    assertInvalid(
        bench.cardAlone().inBody("\"card\":{", "\"card\":{\"" + name + "\":\"c\","),
        "/card/" + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"card", "token_authentication", "browser"})
  void refusesAnotherKindInPlaceOfAnObject(String name) throws IOException {
    assertInvalid(
        bench.googlePay().inBody("\"" + name + "\":{", "\"" + name + "\":[],\"other\":{"),
        "/" + name,
        "/other");
  }

  @ParameterizedTest
  @EnumSource(DeviceField.class)
  void refusesEveryWrongValueOfABrowser(DeviceField field) throws IOException {
    for (String wrong : DetailJson.wrong(field)) {
      assertInvalid(
          bench
              .cardAlone()
              .inBody(
                  "{\"payment",
                  "{\"browser\":{\"%s\":%s},\"payment".formatted(field.jsonName(), wrong)),
          "/browser/" + field.jsonName());
    }
  }

  private void assertRefusesAuthentication(String field, String value) throws IOException {
    String body = bench.googlePay().body();
    String changed =
        body.replaceFirst(
            "\"" + field + "\":(\"[^\"]*\"|true)",
            "\"" + field + "\":" + value.replace("$", "\\$"));

    assertThat(changed).isNotEqualTo(body);
    assertInvalid(bench.googlePay().body(changed), "/token_authentication/" + field);
  }

  private void assertUnauthorized(SampleEvent event) throws IOException {
    Answer answer = event.to(bench.handler);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("unauthorized");
  }

  private void assertInvalid(SampleEvent event, String... pointers) throws IOException {
    Answer answer = event.to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("invalid-request");
    assertThat(answer.pointers()).containsExactly(pointers);
  }
}
