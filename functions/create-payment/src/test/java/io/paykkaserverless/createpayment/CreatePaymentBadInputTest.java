package io.paykkaserverless.createpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.DetailJson;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.core.order.AddressField;
import io.paykkaserverless.core.order.CustomerField;
import io.paykkaserverless.core.order.DetailField;
import io.paykkaserverless.core.order.GoodsField;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
  @ValueSource(
      strings = {"\"EURO\"", "\"eur\"", "\"ZZZ\"", "\"XAU\"", "\"DEM\"", "\"\"", "978", "null"})
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
        "https://shop.example/käse",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          authorisation_type | "LATER" | /authorisation_type
          authorisation_type | 7 | /authorisation_type
          authentication | "AUTO" | /authentication
          authentication | [] | /authentication
          authentication | {"challenge_indicator":"MAYBE"} | /authentication/challenge_indicator
          authentication | {"challenge_indicator":1} | /authentication/challenge_indicator
          authentication | {"challenge":"AUTO"} | /authentication/challenge
          payment_type | "INSTALLMENT" | /payment_type
          payment_type | true | /payment_type
          store_payment_method | "true" | /store_payment_method
          store_payment_method | 1 | /store_payment_method
          token_usage | "UNSCHEDULED" | /token_usage
          token_usage | {} | /token_usage
          shopper_reference | "" | /shopper_reference
          shopper_reference | "  " | /shopper_reference
          shopper_reference | "a\\nb" | /shopper_reference
          shopper_reference | 7 | /shopper_reference
          schedule | [] | /schedule
          schedule | "P1M" | /schedule
          goods | {} | /goods
          goods | [7] | /goods/0
          goods | [{}] | /goods/0/name
          goods | [{"name":"mug"},{"name":null}] | /goods/1/name
          goods | [{"name":"mug","colour":"red"}] | /goods/0/colour
          goods | [{"name":"mug","quantity":0}] | /goods/0/quantity
          goods | [{"name":"mug","quantity":1000000}] | /goods/0/quantity
          bill | [] | /bill
          bill | {"country":"UK"} | /bill/country
          bill | {"street":"x"} | /bill/street
          shipping | 7 | /shipping
          shipping | {"descriptor":"SHOP"} | /shipping/descriptor
          customer | "Sam" | /customer
          customer | {"age":7} | /customer/age
          """)
  void refusesAFieldThatIsNotAsItShouldBe(String name, String value, String pointer)
      throws IOException {
    assertInvalid(bench.sampleWith("\"" + name + "\":" + value), pointer);
  }

  @Test
  void refusesAShopperReferenceThatIsTooLong() throws IOException {
    assertInvalid(
        bench.sampleWith("\"shopper_reference\":\"" + "s".repeat(65) + "\""), "/shopper_reference");
  }

  @ParameterizedTest
  @EnumSource(GoodsField.class)
  void refusesEveryWrongValueOfGoods(GoodsField field) throws IOException {
    String name = field == GoodsField.NAME ? "" : "\"name\":\"mug\",";
    for (String wrong : DetailJson.wrong(field)) {
      assertInvalid(
          bench.sampleWith("\"goods\":[{%s\"%s\":%s}]".formatted(name, field.jsonName(), wrong)),
          "/goods/0/" + field.jsonName());
    }
  }

  @ParameterizedTest
  @EnumSource(AddressField.class)
  void refusesEveryWrongValueOfABill(AddressField field) throws IOException {
    assertRefusesWrong("bill", field);
  }

  @ParameterizedTest
  @EnumSource(value = AddressField.class, names = "DESCRIPTOR", mode = EnumSource.Mode.EXCLUDE)
  void refusesEveryWrongValueOfAShippingAddress(AddressField field) throws IOException {
    assertRefusesWrong("shipping", field);
  }

  @ParameterizedTest
  @EnumSource(CustomerField.class)
  void refusesEveryWrongValueOfACustomer(CustomerField field) throws IOException {
    assertRefusesWrong("customer", field);
  }

  @Test
  void refusesMoreGoodsThanItKeeps() throws IOException {
    assertInvalid(bench.sampleWith(goods(51, "{\"name\":\"mug\"}")), "/goods");
  }

  @Test
  void refusesMoreTextThanItKeeps() throws IOException {
    String item = "{\"name\":\"mug\",\"description\":\"" + "d".repeat(497) + "\"}";

    assertInvalid(
        bench.sampleWith(
            goods(32, item)
                + ",\"bill\":{\"city\":\""
                + "b".repeat(64)
                + "\"}"
                + ",\"shipping\":{\"address_line1\":\""
                + "s".repeat(200)
                + "\"}"
                + ",\"customer\":{\"name\":\""
                + "c".repeat(121)
                + "\"}"),
        "/goods");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "payment_type":"RECURRING"                                        | /shopper_reference
          "store_payment_method":true                                       | /shopper_reference
          "payment_type":"RECURRING",SHOPPER,"store_payment_method":false   | /store_payment_method
          "payment_type":"RECURRING",SHOPPER,"token_usage":"CARD_ON_FILE"   | /token_usage
          SHOPPER,"store_payment_method":true,"token_usage":"SUBSCRIPTION"  | /token_usage
          "payment_type":"PURCHASE","token_usage":"SUBSCRIPTION"            | /token_usage
          SHOPPER,"token_usage":"CARD_ON_FILE"                              | /token_usage
          SHOPPER,"store_payment_method":false,"token_usage":"CARD_ON_FILE" | /token_usage
          """)
  void refusesFieldsThatContradictEachOther(String fields, String pointer) throws IOException {
    assertInvalid(
        bench.sampleWith(fields.replace("SHOPPER", "\"shopper_reference\":\"shopper-7\"")),
        pointer);
  }

  @Test
  void namesEveryContradictionAtOnce() throws IOException {
    assertInvalid(
        bench
            .recurring()
            .inBody(",\"shopper_reference\":\"shopper-7\"", ",\"store_payment_method\":false")
            .inBody("2027-12-31T23:59:59Z", "2026-12-31T23:59:59Z"),
        "/store_payment_method",
        "/shopper_reference",
        "/schedule/end");
  }

  @Test
  void refusesAScheduleForWhatIsPaidOnce() throws IOException {
    assertInvalid(bench.recurring().inBody("RECURRING", "PURCHASE"), "/schedule");
  }

  @Test
  void namesEveryFieldOfAScheduleThatIsMissing() throws IOException {
    assertInvalid(
        bench.recurring().inBody(schedule(), "{}"),
        "/schedule/interval",
        "/schedule/amount",
        "/schedule/start");
  }

  @ParameterizedTest
  @CsvSource({
    "interval,\"P0M\"",
    "interval,\"P1M1D\"",
    "interval,\"P25M\"",
    "interval,\"P366D\"",
    "interval,\"P53W\"",
    "interval,\"P6Y\"",
    "interval,\"PT1H\"",
    "interval,\"p1m\"",
    "interval,30",
    "amount,0",
    "amount,9.90",
    "amount,\"990\"",
    "amount,1000000000000",
    "start,\"2027-01-01\"",
    "start,\"2027-01-01T09:00:00\"",
    "start,1798794000",
    "end,\"never\"",
    "end,{}",
    "grace_days,-1",
    "grace_days,61",
    "grace_days,\"7\"",
    "retry_after_days,3",
    "retry_after_days,'[0]'",
    "retry_after_days,'[1,2,3,4,5]'",
    "retry_after_days,'[1,\"2\"]'",
    "retry_after_days,'[61]'",
    "currency,\"EUR\""
  })
  void refusesAScheduleThatIsNotAsItShouldBe(String name, String value) throws IOException {
    String schedule =
        schedule()
            .replaceAll(",?\"" + name + "\":(\"[^\"]*\"|\\[[^]]*]|[0-9]+)", "")
            .replace("{,", "{")
            .replace("}", ",\"" + name + "\":" + value + "}");

    assertInvalid(bench.recurring().inBody(schedule(), schedule), "/schedule/" + name);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-01T09:00:00Z,2026-11-23T10:15:30Z,/schedule/start",
    "2027-01-01T09:00:00Z,2025-01-01T09:00:00Z,/schedule/start",
    "2027-12-31T23:59:59Z,2027-01-01T09:00:00Z,/schedule/end",
    "2027-12-31T23:59:59Z,2026-12-31T23:59:59Z,/schedule/end",
    "2027-12-31T23:59:59Z,2027-01-01T09:00:00.0009Z,/schedule/end",
    "2027-12-31T23:59:59Z,9999-12-31T23:59:59-18:00,/schedule/end",
    "'[1,3,5]','[1,3,8]',/schedule/retry_after_days",
    "'[1,3,5]','[3,1]',/schedule/retry_after_days",
    "'[1,3,5]','[2,2]',/schedule/retry_after_days",
    "'\"grace_days\":7','\"grace_days\":4',/schedule/retry_after_days"
  })
  void refusesAScheduleThatDoesNotGoTogether(String before, String now, String pointer)
      throws IOException {
    assertInvalid(bench.recurring().inBody(before, now), pointer);
  }

  @Test
  void refusesAScheduleThatStartsInMoreThanTwoYears() throws IOException {
    assertInvalid(
        bench
            .recurring()
            .inBody("2027-01-01T09:00:00Z", "2028-11-23T10:15:31Z")
            .inBody(",\"end\":\"2027-12-31T23:59:59Z\"", ""),
        "/schedule/start");
  }

  private static String goods(int count, String item) {
    return "\"goods\":[" + String.join(",", Collections.nCopies(count, item)) + "]";
  }

  private void assertRefusesWrong(String object, DetailField field) throws IOException {
    for (String wrong : DetailJson.wrong(field)) {
      assertInvalid(
          bench.sampleWith("\"%s\":{\"%s\":%s}".formatted(object, field.jsonName(), wrong)),
          "/" + object + "/" + field.jsonName());
    }
  }

  private String schedule() {
    String body = bench.recurring().body();
    String rest = body.substring(body.indexOf("\"schedule\":") + "\"schedule\":".length());
    return rest.substring(0, rest.indexOf('}') + 1);
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
