package io.paykkaserverless.createpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.aws.telemetry.Canary;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal of {@code POST /payments}. Whatever it is, nothing is stored. */
class CreatePaymentBadInputTest {

  private final CreatePaymentBench bench = new CreatePaymentBench();

  @AfterEach
  void nothingIsStoredAndPaykkaHearsNothing() {
    assertThat(bench.created()).isEmpty();
    assertThat(bench.core.paykka.initiations()).isEmpty();
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
  void refusesABrowserWithItsClientToken() throws IOException {
    String token =
        bench.core.clientTokens.issue(Payments.ID, Payments.NOW.plus(Duration.ofHours(1)));

    assertUnauthorized(bench.sample().bearer(token));
  }

  @Test
  void asksWhoCallsBeforeItLooksAtTheBody() throws IOException {
    assertUnauthorized(bench.sample().bearer(TestApiKeys.randomKey()).body("{"));
  }

  @Test
  void refusesARequestWithoutAnIdempotencyKey() throws IOException {
    Answer answer = bench.sample().withoutHeader("idempotency-key").to(bench.handler);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("idempotency-key-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "order 1001", "bestellung-ü", "a\tb"})
  void refusesAMalformedIdempotencyKey(String key) throws IOException {
    assertMalformedKey(key);
  }

  @Test
  void refusesAnIdempotencyKeyThatIsTooLong() throws IOException {
    assertMalformedKey("k".repeat(256));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/json;charset=x"})
  void refusesAnotherContentType(String type) throws IOException {
    Answer answer = bench.sample().header("content-type", type).to(bench.handler);

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.problem()).isEqualTo("unsupported-media-type");
  }

  @Test
  void refusesABodyWithoutAContentType() throws IOException {
    assertThat(bench.sample().withoutHeader("content-type").to(bench.handler).status())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "amount=1250", "[]", "null", "{}{}", "{\"a\":1,\"a\":2}"})
  void refusesWhatIsNotAJsonObject(String body) throws IOException {
    Answer answer = bench.sample().body(body).to(bench.handler);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed-body");
  }

  @Test
  void refusesABodyThatIsNotUtf8() throws IOException {
    Answer answer = bench.sample().body(new byte[] {'{', (byte) 0xff, '}'}).to(bench.handler);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed-body");
  }

  @Test
  void refusesABodyThatIsTooLarge() throws IOException {
    Answer answer = bench.sample().body(" ".repeat(256 * 1024 + 1)).to(bench.handler);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("body-too-large");
  }

  @Test
  void namesEveryFieldThatIsMissing() throws IOException {
    assertInvalid(bench.sample().body("{}"), "/amount", "/currency", "/reference", "/return_url");
  }

  @Test
  void namesAFieldItDoesNotKnow() throws IOException {
    assertInvalid(bench.sample().inBody("{\"amount\"", "{\"amout\":1,\"amount\""), "/amout");
  }

  @Test
  void refusesACardByItsNameWithoutRepeatingIt() throws IOException {
    Answer answer =
        assertInvalid(
            bench.sample().inBody("{", "{\"card_no\":\"" + Canary.CARD + "\","), "/card_no");

    new Canary().assertAbsent("the answer", answer.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "12.5",
        "1250.0",
        "1.25e3",
        "\"1250\"",
        "1000000000000",
        "true",
        "null",
        "[]",
        "99999999999999999999999999"
      })
  void refusesAnAmountThatIsNotAPositiveWholeNumber(String amount) throws IOException {
    assertInvalid(bench.sample().inBody("1250", amount), "/amount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"EURO\"", "\"eur\"", "\"ZZZ\"", "\"XAU\"", "\"\"", "978", "null"})
  void refusesACurrencyThatNobodyPaysIn(String currency) throws IOException {
    assertInvalid(bench.sample().inBody("\"EUR\"", currency), "/currency");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/result",
        "https://shop.example.evil.example/result",
        "https://shop.example@evil.example/result",
        "https://evil.example/https://shop.example/result",
        "https://user@shop.example/result",
        "http://shop.example/result",
        "https://shop.example:8443/result",
        "//shop.example/result",
        "/result",
        "javascript:alert(1)",
        "javascript://shop.example/%0aalert(1)",
        "not a url",
        ""
      })
  void refusesToSendShoppersAnywhereElse(String returnUrl) throws IOException {
    assertInvalid(bench.sample().inBody("https://shop.example/result", returnUrl), "/return_url");
  }

  @Test
  void refusesAReturnUrlThatIsTooLong() throws IOException {
    assertInvalid(bench.sample().inBody("/result", "/" + "r".repeat(1_000)), "/return_url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"a\\nb\"", "\"\\u0000\"", "\"\\ud83d\"", "1001", "{}"})
  void refusesAReferenceThatCannotBeKept(String reference) throws IOException {
    assertInvalid(bench.sample().inBody("\"order-1001\"", reference), "/reference");
  }

  @Test
  void refusesTextThatIsTooLong() throws IOException {
    assertInvalid(
        bench
            .sample()
            .inBody("\"order-1001\"", "\"" + "r".repeat(65) + "\"")
            .inBody("One sample", "d".repeat(201)),
        "/reference",
        "/description");
  }

  @Test
  void refusesACaptureMethodItDoesNotKnow() throws IOException {
    assertInvalid(
        bench.sample().inBody("{\"amount\"", "{\"capture_method\":\"LATER\",\"amount\""),
        "/capture_method");
  }

  private void assertMalformedKey(String key) throws IOException {
    Answer answer = bench.sample().header("idempotency-key", key).to(bench.handler);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("idempotency-key-malformed");
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
