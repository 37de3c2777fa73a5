package io.paykkaserverless.confirmpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
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
 * Every refusal of {@code POST /payments/{id}/confirm}. Whatever it is, the payment stays as it was
 * and PayKKa hears nothing.
 */
class ConfirmPaymentBadInputTest {

  private final ConfirmPaymentBench bench = new ConfirmPaymentBench();

  @AfterEach
  void nothingIsStoredAndPaykkaHearsNothing() {
    assertThat(bench.core.store.all()).containsExactly(Payments.created());
    assertThat(bench.core.paykka.initiations()).isEmpty();
    assertThat(bench.core.paykka.queries()).isZero();
  }

  @Test
  void refusesNobody() throws IOException {
    assertUnauthorized(bench.sample().withoutHeader("authorization"));
  }

  @Test
  void refusesAKeyThatIsNobodys() throws IOException {
    assertUnauthorized(bench.sample().bearer(TestApiKeys.randomKey()));
  }

  @Test
  void refusesTheTokenOfAnotherPayment() throws IOException {
    assertUnauthorized(bench.sample().bearer(bench.token(Payments.OTHER_ID)));
  }

  @Test
  void refusesAFormWithTheTokenOfAnotherPayment() throws IOException {
    assertUnauthorized(bench.sample().bearer(bench.token(Payments.OTHER_ID)).asForm());
  }

  @Test
  void namesTheFieldsThatAreWrongInAForm() throws IOException {
    Answer answer = bench.sample().inBody("BANKCARD", "CASH").asForm().to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.pointers()).containsExactly("/payment_method");
  }

  @Test
  void refusesATokenWhoseTimeIsOver() throws IOException {
    SampleEvent event = bench.sample();
    bench.core.clock.advance(Duration.ofHours(1));

    assertUnauthorized(event);
  }

  @Test
  void refusesATokenThatWasChanged() throws IOException {
    String token = bench.token(Payments.ID);
    char last = token.charAt(token.length() - 2);
    String changed =
        token.substring(0, token.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + token.substring(token.length() - 1);

    assertUnauthorized(bench.sample().bearer(changed));
  }

  @Test
  void refusesTheTokenOfAReturn() throws IOException {
    String token =
        bench.core.returnTokens.issue(Payments.FIRST, Payments.NOW.plus(Duration.ofHours(1)));

    assertUnauthorized(bench.sample().bearer(token));
  }

  @Test
  void asksWhoCallsBeforeItLooksAtTheBody() throws IOException {
    assertUnauthorized(bench.sample().bearer(TestApiKeys.randomKey()).body("{"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p76543276765432767654327676543276", "nonsense", "p1"})
  void tellsTheMerchantThatThereIsNoSuchPayment(String id) throws IOException {
    Answer answer = bench.sampleOfTheMerchant().with(Payments.ID.value(), id).to(bench.handler);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
  }

  @Test
  void refusesAnotherContentType() throws IOException {
    Answer answer = bench.sample().header("content-type", "text/plain").to(bench.handler);

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.problem()).isEqualTo("unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "\"card\"", "{}{}"})
  void refusesWhatIsNotAJsonObject(String body) throws IOException {
    Answer answer = bench.sample().body(body).to(bench.handler);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed-body");
  }

  @Test
  void refusesABodyThatIsTooLarge() throws IOException {
    Answer answer = bench.sample().body(new byte[256 * 1024 + 1]).to(bench.handler);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("body-too-large");
  }

  @Test
  void namesEveryFieldThatIsMissing() throws IOException {
    assertInvalid(bench.sample().body("{}"), "/payment_method");
    assertInvalid(bench.sample().body("{\"payment_method\":\"BANKCARD\"}"), "/card");
    assertInvalid(bench.sample().body("{\"payment_method\":\"APPLE_PAY\"}"), "/token_data");
    assertInvalid(bench.sample().body("{\"payment_method\":\"GOOGLE_PAY\"}"), "/token_data");
    assertInvalid(
        bench.sample().body("{\"payment_method\":\"BANKCARD\",\"card\":{}}"),
        "/card/encrypted_card_no",
        "/card/encrypted_exp_year",
        "/card/encrypted_exp_month",
        "/card/encrypted_cvv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PAYPAL", "bankcard", "CARD", " ", ""})
  void refusesAnotherPaymentMethod(String method) throws IOException {
    assertInvalid(bench.sample().inBody("BANKCARD", method), "/payment_method");
  }

  @ParameterizedTest
  @CsvSource({
    "card_no,4242424242424242",
    "cvv,737",
    "exp_year,2031",
    "exp_month,07",
    "number,4242 4242 4242 4242"
  })
  void refusesAPlainCardByItsNameWithoutRepeatingIt(String field, String value) throws IOException {
    Answer answer =
        assertInvalid(
            bench.sample().inBody("\"card\":{", "\"card\":{\"%s\":\"%s\",".formatted(field, value)),
            "/card/" + field);

    assertThat(answer.text()).doesNotContain("\"" + value);
    new Canary().assertAbsent("the answer", answer.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card_no",
        "exp_year",
        "exp_month",
        "cvv",
        "holder_name",
        "token_authentication",
        "cryptogram",
        "encrypted_card_no"
      })
  void knowsNoOtherPlaceForACard(String field) throws IOException {
    String more = "{\"%s\":\"4242424242424242\",\"payment_method\"".formatted(field);
    for (String sample :
        List.of(
            "confirm-payment", "confirm-stored-card", "confirm-apple-pay", "confirm-google-pay")) {
      assertInvalid(bench.sample(sample).inBody("{\"payment_method\"", more), "/" + field);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirm-plain-card", "confirm-decrypted-apple-pay"})
  void takesNothingOfWhatTheFunctionForPlainCardsTakes(String sample) throws IOException {
    String plain = SampleEvent.of(sample).body();
    Answer answer = bench.sampleOfTheMerchant().body(plain).to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.pointers()).isNotEmpty();
    new Canary("Q1JZUFRPR1JBTQ==").assertAbsent("the answer", answer.text());
  }

  @Test
  void refusesAPlainCardInPlaceOfTheEncryptedOne() throws IOException {
    Answer answer =
        assertInvalid(
            bench
                .sample()
                .body(
                    """
                    {"payment_method":"BANKCARD","card":{"card_no":"4242424242424242",
                     "exp_year":"2031","exp_month":"07","cvv":"737"}}\
                    """),
            "/card/encrypted_card_no",
            "/card/encrypted_exp_year",
            "/card/encrypted_exp_month",
            "/card/encrypted_cvv",
            "/card/card_no",
            "/card/exp_year",
            "/card/exp_month",
            "/card/cvv");

    new Canary("\"737\"").assertAbsent("the answer", answer.text());
  }

  @Test
  void letsNoBrowserSayWhatIsToBePaid() throws IOException {
    assertInvalid(
        bench.sample().inBody("{\"payment_method\"", "{\"amount\":1,\"payment_method\""),
        "/amount");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"   \"",
        "null",
        "7",
        "{}",
        "\"a\\nb\"",
        "\"123\"",
        "\"4242 4242 4242 4242\""
      })
  void refusesCiphertextThatIsNone(String ciphertext) throws IOException {
    assertInvalid(bench.sample().inBody("\"ENCRYPTED_CVV\"", ciphertext), "/card/encrypted_cvv");
  }

  @Test
  void refusesCiphertextThatIsTooLong() throws IOException {
    assertInvalid(
        bench.sample().inBody("ENCRYPTED_CARD_NO", "c".repeat(4_097)), "/card/encrypted_card_no");
  }

  @Test
  void refusesABrowserThatIsNotDescribedAsItShouldBe() throws IOException {
    assertInvalid(
        bench
            .sample()
            .inBody("\"24\"", "24")
            .inBody("\"java_enabled\":false", "\"java_enabled\":\"no\"")
            .inBody("\"language\"", "\"device\":1,\"language\"")
            .inBody("sample/1.0", "u".repeat(513)),
        "/browser/user_agent",
        "/browser/color_depth",
        "/browser/java_enabled",
        "/browser/device");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "BANKCARD","card":{},"token":"TK1"         | /card
          "BANKCARD","card":{},"token_data":"{}"     | /token_data
          "BANKCARD","token":"TK1","token_data":"{}" | /token_data
          "APPLE_PAY","token_data":"{}","card":{}    | /card
          "APPLE_PAY","token_data":"{}","token":"TK" | /token
          "GOOGLE_PAY","token_data":"{}","card":{}   | /card
          "GOOGLE_PAY","token":"TK1"                 | /token
          "APPLE_PAY","card":{"card_no":"1"}         | /card
          "GOOGLE_PAY","token_data":"{}","cvv":"1"   | /cvv
          "APPLE_PAY","token_data":"{}","token_authentication":{} | /token_authentication
          """)
  void refusesTwoWaysToPayAtOnce(String fields, String pointer) throws IOException {
    Answer answer = bench.sample().body("{\"payment_method\":" + fields + "}").to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.pointers()).contains(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\" \"",
        "\"TK 1\"",
        "\"TK1\\n\"",
        "\"TKü\"",
        "\"4242424242424242\"",
        "\"4242-4242-4242-4242\"",
        "7",
        "{}",
        "[\"TK1\"]"
      })
  void refusesATokenThatIsNone(String token) throws IOException {
    assertInvalid(
        bench.sample("confirm-stored-card").inBody("\"TK0000000000000001\"", token), "/token");
  }

  @Test
  void refusesATokenThatIsTooLong() throws IOException {
    assertInvalid(
        bench.sample("confirm-stored-card").inBody("TK0000000000000001", "T".repeat(65)), "/token");
  }

  @Test
  void refusesATokenOfNobodyKnown() throws IOException {
    Answer answer = bench.sample("confirm-stored-card").to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.pointers()).containsExactly("/token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"  \"",
        "\"4242424242424242\"",
        "\"4242 4242 4242 4242\"",
        "\"12/31\"",
        "\"a\\u0000b\"",
        "7",
        "{}",
        "{\"signature\":\"x\"}"
      })
  void refusesAWalletsTokenThatIsNone(String token) throws IOException {
    assertInvalid(
        bench.sample("confirm-google-pay").inBody("\"GOOGLE_PAY_TOKEN\"", token), "/token_data");
    assertInvalid(
        bench.sample("confirm-apple-pay").inBody("\"APPLE_PAY_TOKEN\"", token), "/token_data");
  }

  @Test
  void refusesAWalletsTokenThatIsTooLong() throws IOException {
    assertInvalid(
        bench.sample("confirm-apple-pay").inBody("APPLE_PAY_TOKEN", "t".repeat(16_385)),
        "/token_data");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\"", "\" \"", "\"4242 4242 4242 4242\"", "\"737\"", "\"a\\tb\"", "7", "[]"})
  void refusesAHolderThatIsNoName(String holder) throws IOException {
    assertInvalid(bench.sample().inBody("\"Sam Shopper\"", holder), "/card/holder_name");
  }

  @Test
  void refusesAHolderWhoseNameIsTooLong() throws IOException {
    assertInvalid(bench.sample().inBody("Sam Shopper", "s".repeat(65)), "/card/holder_name");
  }

  @ParameterizedTest
  @EnumSource(DeviceField.class)
  void refusesEveryWrongValueOfABrowser(DeviceField field) throws IOException {
    for (String wrong : DetailJson.wrong(field)) {
      assertInvalid(
          bench
              .sample("confirm-stored-card")
              .body(
                  "{\"payment_method\":\"GOOGLE_PAY\",\"token_data\":\"{}\",\"browser\":{\"%s\":%s}}"
                      .formatted(field.jsonName(), wrong)),
          "/browser/" + field.jsonName());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"card", "browser"})
  void refusesAnotherKindInPlaceOfAnObject(String name) throws IOException {
    assertInvalid(
        bench.sample().inBody("\"" + name + "\":{", "\"" + name + "\":[],\"other\":{"),
        "/" + name,
        "/other");
  }

  private void assertUnauthorized(SampleEvent event) throws IOException {
    Answer answer = event.to(bench.handler);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("unauthorized");
    assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
  }

  private Answer assertInvalid(SampleEvent event, String... pointers) throws IOException {
    Answer answer = event.to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("invalid-request");
    assertThat(answer.pointers()).containsExactly(pointers);
    return answer;
  }
}
