package io.paykkaserverless.runner.gateway;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the gateway sends back.
 *
 * @param status HTTP status
 * @param headers by lower-case name
 * @param cookies one {@code set-cookie} each
 * @param body may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record GatewayAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {

  private static final String JSON = "application/json";

  GatewayAnswer {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  /** An answer of the gateway itself: {@code {"message":"Not Found"}}. */
  static GatewayAnswer of(int status, String message) {
    return new GatewayAnswer(
        status,
        Map.of("content-type", JSON),
        List.of(),
        new JsonWriter().put("message", message).toBytes());
  }

  /** The answer to a preflight. */
  static GatewayAnswer preflight(Map<String, String> headers) {
    return new GatewayAnswer(204, headers, List.of(), new byte[0]);
  }

  /**
   * Reads what a function answered. JSON without {@code statusCode} is taken for the body of a 200;
   * anything that is not JSON is a fault of the function.
   */
  static GatewayAnswer fromFunction(byte[] payload) {
    JsonValue json;
    try {
      json = JsonReader.read(payload);
    } catch (MalformedJson _) {
      return internalServerError();
    }
    if (!(json instanceof JsonObject answer) || answer.get("statusCode").isEmpty()) {
      return new GatewayAnswer(200, Map.of("content-type", JSON), List.of(), payload);
    }
    Optional<byte[]> body = body(answer);
    Optional<Integer> status =
        answer.integer("statusCode").filter(code -> code >= 100 && code < 600).map(Long::intValue);
    if (status.isEmpty() || body.isEmpty()) {
      return internalServerError();
    }
    Map<String, String> headers = headers(answer);
    headers.putIfAbsent("content-type", "text/plain;charset=UTF-8");
    return new GatewayAnswer(status.get(), headers, cookies(answer), body.get());
  }

  static GatewayAnswer internalServerError() {
    return of(500, "Internal Server Error");
  }

  /** This answer with {@code added} instead of any CORS headers a function set. */
  GatewayAnswer withCors(Map<String, String> added) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.keySet().removeIf(name -> name.startsWith("access-control-"));
    all.putAll(added);
    return new GatewayAnswer(status, all, cookies, body);
  }

  private static Optional<byte[]> body(JsonObject answer) {
    String text = answer.text("body").orElse("");
    if (!answer.bool("isBase64Encoded").orElse(false)) {
      return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Map<String, String> headers(JsonObject answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    answer
        .object("headers")
        .ifPresent(
            fields ->
                fields
                    .fields()
                    .forEach(
                        (name, value) -> {
                          String lowerCase = name.toLowerCase(Locale.ROOT);
                          switch (value) {
                            case JsonValue.JsonString(String text) -> headers.put(lowerCase, text);
                            case JsonNumber(String literal) -> headers.put(lowerCase, literal);
                            case JsonValue.JsonBoolean(boolean bool) ->
                                headers.put(lowerCase, String.valueOf(bool));
                            case JsonObject _, JsonArray _, JsonValue.JsonNull _ -> {
                              // API Gateway drops what is no single value.
                            }
                          }
                        }));
    return headers;
  }

  private static List<String> cookies(JsonObject answer) {
    List<String> cookies = new ArrayList<>();
    for (JsonValue cookie : answer.array("cookies").map(JsonArray::values).orElse(List.of())) {
      if (cookie instanceof JsonValue.JsonString(String text)) {
        cookies.add(text);
      }
    }
    return cookies;
  }
}
