package io.paykkaserverless.aws.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paykkaserverless.aws.http.ApiDocument.Violation;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds a handler to an {@link ApiDocument}. Every answer must be one that the document has for the
 * route: status, headers, media type and body. A request that was accepted must be one the document
 * allows, and a field that was refused for its form must be one the document refuses.
 */
final class ApiContract {

  /**
   * How {@link RequestBody} and {@link FieldType} speak of form. What else a field may be refused
   * for needs more than the body to know: a currency that is no longer in use, say, or a date that
   * has passed.
   */
  private static final Pattern ABOUT_FORM =
      Pattern.compile(
          "is required and must be .*|is not a field of this request"
              + "|must be (an object|true or false|a whole number from .*|text of .*"
              + "|one of [A-Z0-9_]+(, [A-Z0-9_]+)*)");

  /** API Gateway's to add, and named by the media type. */
  private static final String CONTENT_TYPE = "content-type";

  private final ApiDocument document;
  private final String route;
  private final JsonNode operation;
  private final JsonNode event;
  private final Answer answer;
  private final List<String> complaints = new ArrayList<>();

  private ApiContract(ApiDocument document, JsonNode event, Answer answer) {
    this.document = document;
    this.route = event.path("routeKey").asText();
    this.operation = document.operation(route);
    this.event = event;
    this.answer = answer;
  }

  /**
   * Checks one request and its answer.
   *
   * @param event what API Gateway handed over
   * @throws AssertionError naming route, status, place and rule of everything that does not fit
   */
  static void check(ApiDocument document, String event, Answer answer) {
    ApiContract contract = new ApiContract(document, json(event), answer);
    contract.check();
    if (!contract.complaints.isEmpty()) {
      throw new AssertionError(
          "%s, answered %d, is not what docs/openapi.yaml says:\n  %s"
              .formatted(
                  contract.route, answer.status(), String.join("\n  ", contract.complaints)));
    }
  }

  private void check() {
    JsonNode response =
        document.followed(operation.path("responses").path(Integer.toString(answer.status())));
    if (operation.isMissingNode()) {
      complaints.add("the route is not there");
    } else if (response.isMissingNode()) {
      complaints.add("the route has no such answer");
    } else {
      checkHeaders(response.path("headers"));
      checkBody(response.path("content"));
      if (answer.status() < 400) {
        checkAcceptedParameters();
        checkAcceptedBody();
      }
      if (answer.status() == 422 && answer.problem().equals("invalid-request")) {
        checkRefusedFields();
      }
    }
  }

  private void checkHeaders(JsonNode declared) {
    Map<String, String> sent =
        answer.headers().fields().keySet().stream()
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), answer::header));
    for (Map.Entry<String, JsonNode> header : declared.properties()) {
      JsonNode described = document.followed(header.getValue());
      String value = sent.remove(header.getKey());
      checkText("header", header.getKey(), described, value == null ? List.of() : List.of(value));
    }
    sent.remove(CONTENT_TYPE);
    sent.keySet().forEach(name -> complaints.add("header " + name + ": is not described"));
  }

  private void checkBody(JsonNode content) {
    if (content.isEmpty()) {
      if (!answer.body().isEmpty()) {
        complaints.add("body: there is none for this status");
      }
      return;
    }
    String mediaType = mediaType(answer.headers().text(CONTENT_TYPE).orElse(""));
    JsonNode described = content.path(mediaType);
    if (described.isMissingNode()) {
      complaints.add("body: is " + mediaType + ", which is not described");
      return;
    }
    JsonNode body = isJson(mediaType) ? json(answer.body()) : text(answer.body());
    complain("body", document.violations(described.path("schema"), body));
  }

  private void checkAcceptedParameters() {
    List<JsonNode> parameters = new ArrayList<>();
    document
        .path(route.substring(route.indexOf(' ') + 1))
        .path("parameters")
        .forEach(parameters::add);
    operation.path("parameters").forEach(parameters::add);
    for (JsonNode reference : parameters) {
      JsonNode parameter = document.followed(reference);
      String name = parameter.path("name").asText();
      String where = parameter.path("in").asText();
      checkText("accepted " + where + " parameter", name, parameter, sent(partOf(where), name));
    }
  }

  /** Where API Gateway puts what OpenAPI says is {@code in} that place. */
  private static String partOf(String in) {
    return switch (in) {
      case "path" -> "pathParameters";
      case "query" -> "queryStringParameters";
      default -> "headers";
    };
  }

  private void checkAcceptedBody() {
    JsonNode content = operation.path("requestBody").path("content");
    String mediaType = mediaType(String.join("", sent("headers", CONTENT_TYPE)));
    JsonNode described = content.path(mediaType);
    if (content.isEmpty() || requestBody().isEmpty()) {
      return;
    }
    if (described.isMissingNode()) {
      complaints.add("accepted body: is " + mediaType + ", which is not described");
    } else if (isJson(mediaType)) {
      complain("accepted body", requestViolations(described.path("schema")));
    }
  }

  private void checkRefusedFields() {
    JsonNode schema =
        operation.path("requestBody").path("content").path("application/json").path("schema");
    Set<String> wrong =
        requestViolations(schema).stream().map(Violation::pointer).collect(Collectors.toSet());
    JsonNode body = json(requestJson());
    for (JsonNode error : json(answer.body()).path("errors")) {
      String pointer = error.path("pointer").asText();
      String detail = error.path("detail").asText();
      // 1250.0 is a whole number to JSON Schema, and not to us.
      boolean fraction = body.at(pointer).isFloatingPointNumber();
      if (ABOUT_FORM.matcher(detail).matches() && !fraction && !wrong.contains(pointer)) {
        complaints.add(
            "refused body " + pointer + ": \"" + detail + "\", and the schema allows it");
      }
    }
  }

  private List<Violation> requestViolations(JsonNode schema) {
    JsonNode body = json(requestJson());
    dropNulls(body);
    return document.violations(schema, body);
  }

  /** What the request has by that name, in whatever case. */
  private List<String> sent(String fields, String name) {
    return event.path(fields).properties().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .map(field -> field.getValue().asText())
        .toList();
  }

  private String requestBody() {
    String body = event.path("body").asText();
    return event.path("isBase64Encoded").asBoolean()
        ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
        : body;
  }

  /** A form has it in a field. */
  private String requestJson() {
    return Arrays.stream(requestBody().split("&"))
        .filter(field -> field.startsWith("request="))
        .map(field -> URLDecoder.decode(field.substring(8), StandardCharsets.UTF_8))
        .findFirst()
        .orElseGet(this::requestBody);
  }

  private void checkText(String what, String name, JsonNode described, List<String> values) {
    if (values.isEmpty() && described.path("required").asBoolean()) {
      complaints.add(what + " " + name + ": is missing");
    }
    JsonNode schema = described.path("schema");
    for (String value : values) {
      boolean number = document.followed(schema).path("type").asText().equals("integer");
      JsonNode read = number && value.matches("-?[0-9]+") ? json(value) : text(value);
      complain(what + " " + name, document.violations(schema, read));
    }
  }

  private void complain(String where, List<Violation> violations) {
    violations.forEach(
        violation ->
            complaints.add((where + " " + violation.pointer()).strip() + ": " + violation.rule()));
  }

  /** A field that is null counts as left out. */
  private static void dropNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(field -> field.getValue().isNull());
    }
    node.forEach(ApiContract::dropNulls);
  }

  private static String mediaType(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  private static JsonNode json(String text) {
    try {
      return ApiDocument.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON, where JSON is described", e);
    }
  }
}
