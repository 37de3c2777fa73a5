package io.paykkaserverless.aws.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paykkaserverless.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormPostTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final List<HttpRequest> reached = new ArrayList<>();
  private final FormPost route =
      new FormPost(
          request -> {
            reached.add(request);
            return HttpResponse.json(200, new JsonWriter());
          });

  @Test
  void handsOnWhatTheFormStandsFor() {
    HttpRequest meant = sent("access_token=ct1.a-b_c&request=%7B%22a%22%3A+%22b%2Bc%22%7D");

    assertThat(meant.bearerToken()).contains("ct1.a-b_c");
    assertThat(meant.header("content-type")).contains("application/json");
    assertThat(text(meant)).isEqualTo("{\"a\": \"b+c\"}");
  }

  @Test
  void keepsEverythingElseOfTheRequest() {
    HttpRequest form = form("access_token=t&request=%7B%7D", Map.of("content-type", FORM));
    route.answer(form);

    assertThat(reached.getFirst())
        .usingRecursiveComparison()
        .ignoringFields("headers", "body")
        .isEqualTo(form);
  }

  @Test
  void takesTheFieldsInAnyOrder() {
    assertThat(sent("request=%7B%7D&access_token=t").bearerToken()).contains("t");
  }

  @Test
  void takesATypeWithItsCharset() {
    route.answer(
        form(
            "access_token=t&request=%7B%7D",
            Map.of("content-type", "Application/X-WWW-Form-URLencoded; charset=UTF-8")));

    assertThat(reached.getFirst().bearerToken()).contains("t");
  }

  /** Whether that is UTF-8 is for the reader of JSON to say, as it does without a form. */
  @Test
  void changesNoByteOfTheJson() {
    HttpRequest meant = sent("access_token=t&request=%C3%A4%FF");

    assertThat(meant.body().bytes()).containsExactly(0xC3, 0xA4, 0xFF);
  }

  @Test
  void takesAFieldWithoutAValueForAnEmptyOne() {
    HttpRequest meant = sent("access_token&request");

    assertThat(meant.bearerToken()).isEmpty();
    assertThat(meant.body().length()).isZero();
  }

  @Test
  void leavesJsonAsItIs() {
    HttpRequest json =
        form("{}", Map.of("content-type", "application/json", "authorization", "Bearer t"));
    route.answer(json);

    assertThat(reached).containsExactly(json);
  }

  @Test
  void leavesARequestWithoutATypeAsItIs() {
    HttpRequest plain = form("access_token=t&request=%7B%7D", Map.of());
    route.answer(plain);

    assertThat(reached).containsExactly(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&",
        "access_token=t",
        "request=%7B%7D",
        "access_token=t&request=%7B%7D&",
        "access_token=t&request=%7B%7D&more=1",
        "access_token=t&access_token=t&request=%7B%7D",
        "access_token=t&request=%7B%7D&request=%7B%7D",
        "Access_Token=t&request=%7B%7D",
        "{\"access_token\":\"t\"}"
      })
  void refusesAFormWithOtherFields(String form) {
    assertThat(refusal(form, Map.of("content-type", FORM)))
        .isEqualTo(
            "A form has the fields access_token and request, once each; request holds the JSON.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%7", "%zz", "%-1"})
  void refusesWhatIsNotEncoded(String json) {
    assertThat(refusal("access_token=t&request=" + json, Map.of("content-type", FORM)))
        .startsWith("The form is not encoded as forms are");
  }

  /** RFC 6750, section 2: a client uses one way to send its token. */
  @Test
  void refusesATokenInBothPlaces() {
    assertThat(
            refusal(
                "access_token=t&request=%7B%7D",
                Map.of("content-type", FORM, "authorization", "Bearer t")))
        .contains("leave out the Authorization header");
  }

  private HttpRequest sent(String form) {
    route.answer(form(form, Map.of("content-type", FORM)));
    return reached.getFirst();
  }

  private String refusal(String form, Map<String, String> headers) {
    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> route.answer(form(form, headers)))
            .problem();
    assertThat(reached).isEmpty();
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("malformed-body");
    return problem.detail();
  }

  private static String text(HttpRequest request) {
    return new String(request.body().bytes(), UTF_8);
  }

  private static HttpRequest form(String body, Map<String, String> headers) {
    return new HttpRequest(
        "POST",
        "POST /payments/{id}/confirm",
        "/payments/p1/confirm",
        headers,
        Map.of("id", "p1"),
        Map.of("q", "1"),
        new RawBody(body.getBytes(ISO_8859_1)),
        "192.0.2.7",
        "api.shop.example",
        "$default",
        "request-1");
  }
}
