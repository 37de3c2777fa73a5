package io.paykkaserverless.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a handler test hears when handler and document disagree, with a document of one route. */
class ApiContractTest {

  private static final ApiDocument DOCUMENT =
      ApiDocument.of(
          """
          paths:
            /orders/{id}:
              parameters:
                - {$ref: '#/components/parameters/Id'}
              post:
                parameters:
                  - {name: idempotency-key, in: header, required: true, schema: {type: string}}
                requestBody:
                  content:
                    application/json:
                      schema:
                        type: object
                        additionalProperties: false
                        required: [amount]
                        properties:
                          amount: {type: integer, minimum: 1, maximum: 100}
                          currency: {type: string}
                          note: {type: string, maxLength: 3}
                responses:
                  '200':
                    headers:
                      x-kind: {required: true, schema: {const: order}}
                      x-wait: {schema: {type: integer}}
                    content:
                      application/json: {schema: {$ref: '#/components/schemas/Order'}}
                  '204': {}
                  '422':
                    content:
                      application/problem+json: {schema: {}}
          components:
            parameters:
              Id: {name: id, in: path, required: true, schema: {pattern: '^o[0-9]$'}}
            schemas:
              Order:
                type: object
                required: [id, at]
                properties:
                  id: {type: string}
                  at: {type: string, format: date-time}
          """);

  private static final HttpResponse ORDER =
      HttpResponse.json(200, new JsonWriter().put("id", "o1").put("at", "2026-11-23T10:15:30Z"))
          .withHeader("x-kind", "order");

  private String body = "{\"amount\":5}";
  private String id = "o1";
  private String path = "/orders/{id}";

  @Test
  void isSilentWhereBothAgree() {
    assertAgreed(ORDER);
    assertAgreed(ORDER.withHeader("x-wait", "5"));
    assertAgreed(new HttpResponse(204, Map.of(), ""));
  }

  @Test
  void namesRouteStatusPlaceAndRule() {
    assertThatThrownBy(() -> check(order("o1", "yesterday")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("POST /orders/{id}, answered 200")
        .hasMessageContaining("body /at: does not match the date-time pattern")
        .hasMessageNotContaining("yesterday");
  }

  @Test
  void knowsNoOtherRouteAndNoOtherStatus() {
    assertComplains(HttpResponse.json(201, new JsonWriter()), "the route has no such answer");
    path = "/orders";
    assertComplains(ORDER, "the route is not there");
  }

  @Test
  void missesAField() {
    assertComplains(
        HttpResponse.json(200, new JsonWriter().put("id", "o1")).withHeader("x-kind", "order"),
        "body /at: required property 'at' not found");
  }

  @Test
  void findsAFieldThatNobodyDescribed() {
    assertComplains(
        HttpResponse.json(
                200,
                new JsonWriter()
                    .put("id", "o1")
                    .put("at", "2026-11-23T10:15:30Z")
                    .put("inner", "4"))
            .withHeader("x-kind", "order"),
        "body /inner: ");
  }

  @Test
  void looksAtHeaders() {
    assertComplains(ORDER.withHeader("x-kind", "other"), "header x-kind: ");
    assertComplains(ORDER.withHeader("x-wait", "soon"), "header x-wait: string found, integer");
    assertComplains(ORDER.withHeader("x-more", "1"), "header x-more: is not described");
    assertComplains(
        HttpResponse.json(200, new JsonWriter().put("id", "o1").put("at", "2026-11-23T10:15:30Z")),
        "header x-kind: is missing");
  }

  @Test
  void looksAtTheKindOfBody() {
    assertComplains(
        HttpResponse.html(200, HtmlPage.of("Order")), "body: is text/html, which is not described");
    assertComplains(new HttpResponse(204, Map.of(), "x"), "body: there is none for this status");
  }

  @Test
  void refusesToAcceptWhatTheDocumentRefuses() {
    body = "{\"amount\":101,\"extra\":1}";
    assertComplains(ORDER, "accepted body /amount: must have a maximum value of 100");
    assertComplains(ORDER, "accepted body /extra: ");
    id = "x";
    assertComplains(ORDER, "accepted path parameter id: does not match");
    id = "o1\n";
    assertComplains(ORDER, "accepted path parameter id: does not match");
  }

  @Test
  void takesNullForLeftOut() {
    body = "{\"amount\":5,\"note\":null}";
    assertAgreed(ORDER);
  }

  @ParameterizedTest
  @CsvSource({
    "/amount,must be a whole number from 1 to 5",
    "/note,must be text of 1 to 2 characters",
    "/note,is not a field of this request",
    "/other,is required and must be an object"
  })
  void refusesToRefuseForItsFormWhatTheDocumentAllows(String pointer, String detail) {
    assertComplains(refusal(pointer, detail), "refused body " + pointer + ": \"" + detail + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "{\"amount\":101},/amount,must be a whole number from 1 to 100",
    "{\"amount\":5.0},/amount,must be a whole number from 1 to 100",
    "{},/amount,is required and must be a whole number from 1 to 100",
    "{\"amount\":5;\"extra\":1},/extra,is not a field of this request",
    "{\"amount\":5;\"currency\":\"OLD\"},/currency,must be an ISO 4217 currency code",
    "{\"amount\":5;\"currency\":\"OLD\"},/currency,must be one of the shop's currencies"
  })
  void letsAHandlerRefuseMoreThanFormAndWhatTheDocumentRefusesToo(
      String sent, String pointer, String detail) {
    body = sent.replace(';', ',');
    assertAgreed(refusal(pointer, detail));
  }

  private static HttpResponse refusal(String pointer, String detail) {
    return Problem.invalidFields(List.of(new Problem.FieldError(pointer, detail))).toResponse("r1");
  }

  private static HttpResponse order(String id, String at) {
    return HttpResponse.json(200, new JsonWriter().put("id", id).put("at", at))
        .withHeader("x-kind", "order");
  }

  private void assertAgreed(HttpResponse response) {
    assertThatCode(() -> check(response)).doesNotThrowAnyException();
  }

  private void assertComplains(HttpResponse response, String complaint) {
    assertThatThrownBy(() -> check(response))
        .isInstanceOf(AssertionError.class)
        .satisfies(error -> assertThat(error.getMessage()).contains("\n  " + complaint));
  }

  private void check(HttpResponse response) throws IOException {
    byte[] event =
        ApiGatewayCall.post(path).path("id", id).header("idempotency-key", "k1").json(body).event();
    RequestStreamHandler handler = (_, out, _) -> response.writeTo(out);
    Answer answer = ApiGatewayCall.send(event, handler);
    ApiContract.check(DOCUMENT, new String(event, StandardCharsets.UTF_8), answer);
  }
}
