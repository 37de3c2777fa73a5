package io.paykkaserverless.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paykkaserverless.aws.http.Problem.FieldError;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.payment.CaptureMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

  private static final String CARD = "4242424242424242";

  @Test
  void readsWhatIsAsItShouldBe() {
    RequestBody body =
        body(
            """
            {"amount":1250,"currency":"EUR","note":"Tüte ✓","again":false,"method":"MANUAL",
             "url":"https://shop.example/x","card":{"cvv":"abc"}}\
            """);
    Field<Long> amount = body.required("amount", FieldType.integer(1, 9_999));
    Field<CurrencyCode> currency =
        body.required("currency", FieldType.parsed("a code", 3, CurrencyCode::new));
    Field<Optional<String>> note = body.optional("note", FieldType.text(1, 20));
    Field<Boolean> again = body.required("again", FieldType.bool());
    Field<CaptureMethod> method = body.required("method", FieldType.oneOf(CaptureMethod.class));
    Field<URI> url = body.required("url", FieldType.uri(100));
    Field<Sensitive> cvv = body.object("card").required("cvv", FieldType.sensitive(10));
    Field<Optional<String>> absent = body.optional("absent", FieldType.text(1, 20));
    body.requireValid();

    assertThat(amount.value()).isEqualTo(1250);
    assertThat(currency.value()).isEqualTo(new CurrencyCode("EUR"));
    assertThat(note.value()).contains("Tüte ✓");
    assertThat(again.value()).isFalse();
    assertThat(method.value()).isEqualTo(CaptureMethod.MANUAL);
    assertThat(url.value()).isEqualTo(URI.create("https://shop.example/x"));
    assertThat(cvv.value().reveal()).isEqualTo("abc");
    assertThat(absent.value()).isEmpty();
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    RequestBody body = body("{\"amount\":0,\"card\":{\"cvv\":7},\"extra\":1}");
    body.required("amount", FieldType.integer(1, 100));
    body.required("reference", FieldType.text(1, 64));
    RequestBody card = body.object("card");
    card.required("cvv", FieldType.sensitive(10));
    body.object("shopper");

    assertThat(errors(body))
        .containsExactly(
            new FieldError("/amount", "must be a whole number from 1 to 100"),
            new FieldError(
                "/reference",
                "is required and must be text of 1 to 64 characters without control characters"),
            new FieldError("/card/cvv", "must be text of 1 to 10 characters"),
            new FieldError("/shopper", "is required and must be an object"),
            new FieldError("/extra", "is not a field of this request"));
  }

  @Test
  void refusesUnknownFieldsInsideObjects() {
    RequestBody body = body("{\"card\":{\"number\":\"4\"}}");
    body.object("card").optional("cvv", FieldType.sensitive(10));

    assertThat(errors(body))
        .containsExactly(new FieldError("/card/number", "is not a field of this request"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CARD,
        "4242 4242 4242 4242",
        "_" + CARD,
        "card" + CARD,
        "card_4242_4242_4242_4242",
        "a/b",
        ""
      })
  void doesNotRepeatANameThatIsNotLikeOneOfOurs(String name) {
    RequestBody body = body("{\"card\":{\"" + name + "\":1}}");
    body.object("card");

    assertThat(errors(body))
        .containsExactly(new FieldError("/card", "holds a field that is not one of this request"));
  }

  @Test
  void neverRepeatsAValue() {
    RequestBody body = body("{\"a\":\"" + CARD + "\",\"b\":" + CARD + ",\"c\":\"" + CARD + "\"}");
    body.required("a", FieldType.oneOf(CaptureMethod.class));
    body.required("b", FieldType.integer(1, 2));
    body.required("c", FieldType.uri(200));

    assertThat(errors(body)).hasSize(3).noneMatch(error -> error.detail().contains(CARD));
  }

  @Test
  void takesNullForAbsent() {
    RequestBody body = body("{\"note\":null,\"amount\":null,\"browser\":null}");
    Field<Optional<String>> note = body.optional("note", FieldType.text(1, 20));
    body.optionalObject("browser").optional("language", FieldType.text(1, 20));

    assertThat(note.value()).isEmpty();
    body.required("amount", FieldType.integer(1, 2));
    assertThat(errors(body)).extracting(FieldError::pointer).containsExactly("/amount");
  }

  @Test
  void readsAnObjectThatWasLeftOutAsOneWithoutFields() {
    RequestBody body = body("{}");
    Field<Optional<String>> language =
        body.optionalObject("browser").optional("language", FieldType.text(1, 20));
    body.requireValid();

    assertThat(language.value()).isEmpty();
  }

  @Test
  void refusesAnotherKindInPlaceOfAnObject() {
    RequestBody body = body("{\"browser\":[]}");
    body.optionalObject("browser").required("language", FieldType.text(1, 20));

    assertThat(errors(body)).containsExactly(new FieldError("/browser", "must be an object"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\"", "\"12345678901\"", "\"a\\u0000\"", "\"a\\nb\"", "\"\\ud83d\"", "7", "[]"})
  void refusesTextThatCannotBeKeptAsItIs(String value) {
    RequestBody body = body("{\"note\":" + value + "}");
    body.optional("note", FieldType.text(1, 10));

    assertThat(errors(body)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e3", "\"7\"", "true", "99999999999999999999", "-1"})
  void refusesWhatIsNotAWholeNumberInItsBounds(String value) {
    RequestBody body = body("{\"amount\":" + value + "}");
    body.required("amount", FieldType.integer(0, Long.MAX_VALUE));

    assertThat(errors(body)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/result", "shop.example", "mailto:a@shop.example", "https:///x", "::"})
  void refusesAddressesThatAreNotAbsolute(String value) {
    RequestBody body = body("{\"url\":\"" + value + "\"}");
    body.required("url", FieldType.uri(100));

    assertThat(errors(body)).hasSize(1);
  }

  @Test
  void namesAtMostTwentyErrors() {
    StringBuilder json = new StringBuilder("{\"x0\":0");
    for (int i = 1; i < 100; i++) {
      json.append(",\"x").append(i).append("\":0");
    }

    assertThat(errors(body(json + "}"))).hasSize(20);
  }

  @Test
  void givesNoValueBeforeAllIsValid() {
    Field<Long> amount = body("{\"amount\":0}").required("amount", FieldType.integer(1, 2));

    assertThatThrownBy(amount::value).hasMessage("requireValid() must be called before /amount");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON;charset=\"UTF-8\"",
      })
  void takesJsonByItsType(String contentType) {
    assertThat(RequestBody.of(request(contentType, "{}"))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/jsonp", "application/json; charset=utf-16", ""})
  void refusesAnyOtherType(String contentType) {
    assertThat(problem(request(contentType, "{}")).status()).isEqualTo(415);
  }

  @Test
  void refusesABodyWithoutAType() {
    HttpRequest request = request(Map.of(), "{}");

    assertThat(problem(request).code()).isEqualTo("unsupported-media-type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''         | nothing
          {          | line 1
          {} {}      | more follows
          {"a":1,"a":2} | line 1
          []         | must be an object
          """)
  void saysWhyABodyIsNotJson(String json, String reason) {
    Problem problem = problem(request("application/json", json));

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).contains(reason);
  }

  @Test
  void readsTheObjectsOfAnArray() {
    RequestBody body = body("{\"goods\":[{\"name\":\"mug\"},{\"name\":\"cup\"}]}");
    List<Field<String>> names =
        body.optionalObjects("goods", 2).stream()
            .map(item -> item.required("name", FieldType.text(1, 10)))
            .toList();
    body.requireValid();

    assertThat(names).extracting(Field::value).containsExactly("mug", "cup");
    assertThat(body("{}").optionalObjects("goods", 2)).isEmpty();
  }

  @Test
  void namesWhatIsWrongInsideAnArray() {
    RequestBody body =
        body("{\"goods\":[{\"name\":\"\"},{},7,null,{\"name\":\"cup\",\"nmae\":1}]}");
    body.optionalObjects("goods", 5).forEach(item -> item.required("name", FieldType.text(1, 10)));

    assertThat(errors(body))
        .extracting(FieldError::pointer)
        .containsExactly("/goods/2", "/goods/3", "/goods/0/name", "/goods/1/name", "/goods/4/nmae");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "7", "\"a\"", "[{},{},{}]"})
  void refusesWhatIsNoArrayOrTooLong(String goods) {
    RequestBody body = body("{\"goods\":" + goods + "}");

    assertThat(body.optionalObjects("goods", 2)).isEmpty();
    assertThat(errors(body))
        .containsExactly(new FieldError("/goods", "must be an array of at most 2 objects"));
  }

  @Test
  void readsAListOfValues() {
    RequestBody body = body("{\"days\":[1,3],\"none\":[],\"long\":[1,2,3],\"odd\":[1,\"2\"]}");
    FieldType<List<Long>> days = FieldType.listOf(2, FieldType.integer(1, 9));
    Field<List<Long>> right = body.required("days", days);
    Field<List<Long>> none = body.required("none", days);
    body.required("long", days);
    body.required("odd", days);

    assertThat(right.ifRight()).contains(List.of(1L, 3L));
    assertThat(none.ifRight()).contains(List.of());
    assertThat(errors(body)).extracting(FieldError::pointer).containsExactly("/long", "/odd");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-24T18:00:00+01:00,2026-12-24T17:00:00Z",
    "2026-12-24T18:00:00.5Z,2026-12-24T18:00:00.500Z"
  })
  void readsADateAndTime(String text, String instant) {
    RequestBody body = body("{\"at\":\"" + text + "\"}");

    assertThat(body.required("at", FieldType.dateTime()).ifRight())
        .contains(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-12-24\"",
        "\"2026-12-24T18:00:00\"",
        "\"2026-13-24T18:00:00Z\"",
        "\"+12026-12-24T18:00:00Z\"",
        "\"tomorrow\"",
        "1793534400"
      })
  void refusesADateAndTimeThatIsNone(String value) {
    RequestBody body = body("{\"at\":" + value + "}");
    body.optional("at", FieldType.dateTime());

    assertThat(errors(body)).extracting(FieldError::pointer).containsExactly("/at");
  }

  @Test
  void knowsWhatWasSentAndRefusesWhatContradicts() {
    RequestBody body = body("{\"card\":{\"any\":1},\"token\":7,\"null\":null}");

    assertThat(body.has("card")).isTrue();
    assertThat(body.has("null")).isFalse();
    body.refuseIfSent("token", "must be left out");
    body.refuseIfSent("absent", "must be left out");
    body.refuse("card", "contradicts");

    assertThat(errors(body))
        .containsExactly(
            new FieldError("/token", "must be left out"), new FieldError("/card", "contradicts"));
  }

  private static RequestBody body(String json) {
    return RequestBody.of(request("application/json", json));
  }

  private static List<FieldError> errors(RequestBody body) {
    Problem problem = catchThrowableOfType(ProblemException.class, body::requireValid).problem();
    assertThat(problem.status()).isEqualTo(422);
    return problem.errors();
  }

  private static Problem problem(HttpRequest request) {
    return catchThrowableOfType(ProblemException.class, () -> RequestBody.of(request)).problem();
  }

  private static HttpRequest request(String contentType, String body) {
    return request(Map.of("content-type", contentType), body);
  }

  private static HttpRequest request(Map<String, String> headers, String body) {
    return new HttpRequest(
        "POST",
        "POST /payments",
        "/payments",
        headers,
        Map.of(),
        Map.of(),
        new RawBody(body.getBytes(StandardCharsets.UTF_8)),
        "192.0.2.7",
        "api.shop.example",
        "$default",
        "r1");
  }
}
