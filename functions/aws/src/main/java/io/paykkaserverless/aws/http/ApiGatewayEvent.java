package io.paykkaserverless.aws.http;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonValue.JsonString;
import io.paykkaserverless.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the events API Gateway sends: "AWS Lambda proxy integrations for HTTP APIs", payload format
 * version 2.0.
 */
final class ApiGatewayEvent {

  private ApiGatewayEvent() {}

  /**
   * The request in {@code event}.
   *
   * @param requestId what to call it
   * @throws UnreadableEvent where it is no such event
   * @throws ProblemException where the caller is to blame
   */
  static HttpRequest read(byte[] event, String requestId, RequestLimits limits)
      throws UnreadableEvent {
    JsonObject root = parse(event);
    JsonObject context = object(root, "requestContext");
    JsonObject http = object(context, "http");
    Map<String, String> headers = strings(root, "headers", true);
    limits.checkHeaders(headers);
    RawBody body = body(root);
    limits.checkBody(body);
    return new HttpRequest(
        text(http, "method"),
        text(root, "routeKey"),
        text(root, "rawPath"),
        headers,
        strings(root, "pathParameters", false),
        strings(root, "queryStringParameters", false),
        body,
        text(http, "sourceIp"),
        text(context, "domainName"),
        text(context, "stage"),
        requestId);
  }

  private static JsonObject parse(byte[] event) throws UnreadableEvent {
    try {
      return JsonReader.readObject(event);
    } catch (MalformedJson e) {
      throw new UnreadableEvent("it is " + e.getMessage());
    }
  }

  private static RawBody body(JsonObject root) {
    String body = root.text("body").orElse("");
    boolean base64 = root.bool("isBase64Encoded").orElse(false);
    try {
      return new RawBody(
          base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      throw new ProblemException(Problem.malformedBody("The body is marked as Base64 and is not."));
    }
  }

  private static Map<String, String> strings(JsonObject root, String name, boolean lowerCase) {
    Map<String, String> strings = new HashMap<>();
    if (root.get(name).orElse(new JsonValue.JsonNull()) instanceof JsonObject(var fields)) {
      fields.forEach(
          (key, value) -> {
            if (value instanceof JsonString(String text)) {
              strings.put(lowerCase ? key.toLowerCase(Locale.ROOT) : key, text);
            }
          });
    }
    return strings;
  }

  private static JsonObject object(JsonObject parent, String name) throws UnreadableEvent {
    return parent.object(name).orElseThrow(() -> new UnreadableEvent("it has no " + name));
  }

  private static String text(JsonObject parent, String name) throws UnreadableEvent {
    return parent.text(name).orElseThrow(() -> new UnreadableEvent("it has no " + name));
  }

  /** What invoked the function is not API Gateway, or not in payload format 2.0. */
  static final class UnreadableEvent extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableEvent(String problem) {
      super("not an API Gateway event of payload format 2.0: " + problem);
    }
  }
}
