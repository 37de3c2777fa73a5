package io.paykkaserverless.fuzz;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.ApiGatewayCall;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.json.JsonWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request on one of a function's routes, handed over as API Gateway does. */
final class GatewayRequest {

  private final String route;
  private final String path;
  private final String query;
  private final Map<String, String> pathParameters;
  private final HttpText text;

  private GatewayRequest(
      String route, String target, Map<String, String> pathParameters, HttpText text) {
    this.route = route;
    this.path = pathOf(target);
    this.query = target.substring(Math.min(target.length(), path.length() + 1));
    this.pathParameters = pathParameters;
    this.text = text;
  }

  /** The request in {@code text}, or nothing where API Gateway would answer it by itself. */
  static Optional<GatewayRequest> of(HttpText text, List<String> routes) {
    String[] line = text.firstLine().split(" ", 2);
    if (line.length < 2) {
      return Optional.empty();
    }
    for (String route : routes) {
      Optional<Map<String, String>> parameters = parameters(route, line[0] + " " + pathOf(line[1]));
      if (parameters.isPresent()) {
        return Optional.of(new GatewayRequest(route, line[1], parameters.get(), text));
      }
    }
    return Optional.empty();
  }

  Answer to(RequestStreamHandler handler) throws IOException {
    return ApiGatewayCall.send(event(), handler);
  }

  String route() {
    return route;
  }

  private byte[] event() {
    String method = route.substring(0, route.indexOf(' '));
    JsonWriter json =
        new JsonWriter()
            .put("version", "2.0")
            .put("routeKey", route)
            .put("rawPath", path)
            .put("rawQueryString", query);
    put(json, "headers", text.headers());
    json.beginObject("requestContext")
        .put("domainName", "api.shop.example")
        .put("requestId", "gateway-1")
        .put("stage", "$default")
        .beginObject("http")
        .put("method", method)
        .put("path", path)
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", text.headers().getOrDefault("x-forwarded-for", "192.0.2.7"))
        .put("userAgent", text.headers().getOrDefault("user-agent", ""))
        .end()
        .end();
    put(json, "pathParameters", pathParameters);
    put(json, "queryStringParameters", queryParameters());
    Optional<String> plain = plainBody();
    json.put("body", plain.orElseGet(() -> Base64.getEncoder().encodeToString(text.body())));
    return json.put("isBase64Encoded", plain.isEmpty()).toBytes();
  }

  /** What API Gateway takes for text; everything else goes in Base64. */
  private Optional<String> plainBody() {
    String type = text.headers().getOrDefault("content-type", "");
    if (!type.startsWith("application/json") && !type.startsWith("text/")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text.body())).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private Map<String, String> queryParameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int is = pair.indexOf('=');
      parameters.merge(
          decoded(is < 0 ? pair : pair.substring(0, is)),
          is < 0 ? "" : decoded(pair.substring(is + 1)),
          (one, other) -> one + "," + other);
    }
    return parameters;
  }

  private static void put(JsonWriter json, String name, Map<String, String> strings) {
    if (!strings.isEmpty()) {
      json.beginObject(name);
      strings.forEach(json::put);
      json.end();
    }
  }

  private static String pathOf(String target) {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  private static Optional<Map<String, String>> parameters(String route, String request) {
    String[] wanted = route.split("/", -1);
    String[] sent = request.split("/", -1);
    if (wanted.length != sent.length) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{") && !sent[i].isEmpty()) {
        parameters.put(wanted[i].substring(1, wanted[i].length() - 1), decoded(sent[i]));
      } else if (!wanted[i].equals(sent[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  /** Percent sequences decoded; where one is broken, as it came. */
  private static String decoded(String text) {
    byte[] bytes = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        bytes[length++] = (byte) c;
        continue;
      }
      int high = i + 1 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        return text;
      }
      bytes[length++] = (byte) (high * 16 + low);
      i += 2;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
