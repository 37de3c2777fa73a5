package io.paykkaserverless.aws.http;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request as API Gateway would hand it to a function, for tests of handlers.
 *
 * <pre>{@code
 * Answer answer = ApiGatewayCall.post("/payments").bearer(key).json("{}").to(handler);
 * }</pre>
 */
public final class ApiGatewayCall {

  private final String method;
  private final String route;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> pathParameters = new LinkedHashMap<>();
  private String body = "";
  private boolean base64;

  private ApiGatewayCall(String method, String route) {
    this.method = method;
    this.route = route;
  }

  /** A GET on a route as the template writes it, for example {@code /payments/{id}}. */
  public static ApiGatewayCall get(String route) {
    return new ApiGatewayCall("GET", route);
  }

  /** A POST on a route as the template writes it. */
  public static ApiGatewayCall post(String route) {
    return new ApiGatewayCall("POST", route);
  }

  public ApiGatewayCall header(String name, String value) {
    headers.put(name.toLowerCase(Locale.ROOT), value);
    return this;
  }

  public ApiGatewayCall bearer(String token) {
    return header("authorization", "Bearer " + token);
  }

  /** What stands for {@code {name}} in the route. */
  public ApiGatewayCall path(String name, String value) {
    pathParameters.put(name, value);
    return this;
  }

  /** A JSON body, with its content type. */
  public ApiGatewayCall json(String json) {
    this.body = json;
    return header("content-type", "application/json");
  }

  /** A body as API Gateway hands over what it does not take for text. */
  public ApiGatewayCall binary(byte[] bytes) {
    this.body = Base64.getEncoder().encodeToString(bytes);
    this.base64 = true;
    return this;
  }

  /** The event's bytes. */
  public byte[] event() {
    String path = route;
    for (Map.Entry<String, String> parameter : pathParameters.entrySet()) {
      path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    JsonWriter json =
        new JsonWriter()
            .put("version", "2.0")
            .put("routeKey", method + " " + route)
            .put("rawPath", path)
            .put("rawQueryString", "")
            .beginObject("headers");
    headers.forEach(json::put);
    json.end()
        .beginObject("requestContext")
        .put("domainName", "api.shop.example")
        .put("requestId", "gateway-1")
        .put("stage", "$default")
        .beginObject("http")
        .put("method", method)
        .put("path", path)
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", "192.0.2.7")
        .put("userAgent", headers.getOrDefault("user-agent", ""))
        .end()
        .end();
    if (!pathParameters.isEmpty()) {
      json.beginObject("pathParameters");
      pathParameters.forEach(json::put);
      json.end();
    }
    if (!body.isEmpty()) {
      json.put("body", body);
    }
    return json.put("isBase64Encoded", base64).toBytes();
  }

  /** Invokes {@code handler} and reads its answer. */
  public Answer to(RequestStreamHandler handler) throws IOException {
    return send(event(), handler);
  }

  /** Invokes {@code handler} with the bytes of an event file and reads its answer. */
  public static Answer send(byte[] event, RequestStreamHandler handler) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), out, new FixedContext());
    try {
      return new Answer(JsonReader.readObject(out.toByteArray()));
    } catch (MalformedJson e) {
      throw new AssertionError("the handler did not answer with JSON", e);
    }
  }

  /**
   * What a handler answered.
   *
   * @param event as API Gateway would get it
   */
  public record Answer(JsonObject event) {

    public int status() {
      return Math.toIntExact(event.integer("statusCode").orElseThrow());
    }

    /** A header by its name in lower case; fails where it is missing. */
    public String header(String name) {
      return headers()
          .text(name)
          .orElseThrow(() -> new AssertionError("the answer has no header " + name));
    }

    public JsonObject headers() {
      return event.object("headers").orElseThrow();
    }

    public String body() {
      return event.text("body").orElse("");
    }

    /** The body as JSON; fails where it is none. */
    public JsonObject json() {
      try {
        return JsonReader.readObject(body().getBytes(StandardCharsets.UTF_8));
      } catch (MalformedJson e) {
        throw new AssertionError("the body of the answer is not a JSON object", e);
      }
    }

    /** All of it, for tests that look for what must not be there. */
    public String text() {
      return new JsonWriter().put("answer", event).toString();
    }

    /** What a problem says of fields: the pointers, in order. */
    public List<String> pointers() {
      return json().array("errors").orElseThrow().values().stream()
          .map(error -> ((JsonObject) error).text("pointer").orElseThrow())
          .toList();
    }

    /** The code of the problem it answers with; empty where it is none. */
    public String problem() {
      return json().text("type").map(type -> type.substring(type.lastIndexOf(':') + 1)).orElse("");
    }
  }
}
