package io.paykkaserverless.runner.gateway;

import io.paykkaserverless.json.JsonWriter;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes the event a function gets from an HTTP API, payload format 2.0. */
final class ProxyEvent {

  static final String API_ID = "local";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Set<String> NOT_PASSED_ON =
      Set.of("connection", "cookie", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade");

  /** What an HTTP API passes on as text; anything else travels in Base64. */
  private static final Pattern TEXT_TYPE =
      Pattern.compile(
          "text/.*|application/(json|javascript|xml|([a-z0-9.-]+\\+)?(json|xml))",
          Pattern.CASE_INSENSITIVE);

  private ProxyEvent() {}

  static byte[] write(GatewayRequest request, Routes.Match match, String requestId, Instant now) {
    JsonWriter event =
        new JsonWriter()
            .put("version", "2.0")
            .put("routeKey", match.key())
            .put("rawPath", request.path())
            .put("rawQueryString", request.rawQuery());
    cookies(event, request);
    headers(event, request);
    object(event, "queryStringParameters", query(request.rawQuery()));
    context(event, request, match, requestId, now);
    object(event, "pathParameters", match.pathParameters());
    body(event, request);
    return event.toBytes();
  }

  private static void cookies(JsonWriter event, GatewayRequest request) {
    request
        .header("cookie")
        .ifPresent(
            cookies -> {
              event.beginArray("cookies");
              Pattern.compile("[;,] *").splitAsStream(cookies).forEach(event::element);
              event.end();
            });
  }

  private static void headers(JsonWriter event, GatewayRequest request) {
    event.beginObject("headers");
    request.headers().keySet().stream()
        .filter(name -> !NOT_PASSED_ON.contains(name) && !name.startsWith("x-forwarded-"))
        .forEach(name -> event.put(name, request.header(name)));
    event
        .put("x-forwarded-for", request.sourceIp())
        .put("x-forwarded-port", "443")
        .put("x-forwarded-proto", "https")
        .end();
  }

  private static void context(
      JsonWriter event, GatewayRequest request, Routes.Match match, String requestId, Instant now) {
    event
        .beginObject("requestContext")
        .put("accountId", "000000000000")
        .put("apiId", API_ID)
        .put("domainName", domain(request))
        .put("domainPrefix", API_ID)
        .beginObject("http")
        .put("method", request.method())
        .put("path", request.path())
        .put("protocol", request.protocol())
        .put("sourceIp", request.sourceIp())
        .put("userAgent", request.header("user-agent").orElse(""))
        .end()
        .put("requestId", requestId)
        .put("routeKey", match.key())
        .put("stage", "$default")
        .put("time", TIME.format(now))
        .put("timeEpoch", now.toEpochMilli())
        .end();
  }

  private static void body(JsonWriter event, GatewayRequest request) {
    if (request.body().length == 0) {
      event.put("isBase64Encoded", false);
      return;
    }
    Optional<String> text = isText(request) ? utf8(request.body()) : Optional.empty();
    event
        .put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(request.body())))
        .put("isBase64Encoded", text.isEmpty());
  }

  private static boolean isText(GatewayRequest request) {
    String type = request.header("content-type").orElse("");
    int parameters = type.indexOf(';');
    String plain = (parameters < 0 ? type : type.substring(0, parameters)).strip();
    return TEXT_TYPE.matcher(plain).matches() && request.header("content-encoding").isEmpty();
  }

  /** Bytes that are no UTF-8 travel in Base64, so that the function sees what was sent. */
  private static Optional<String> utf8(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Pattern.compile("&")
        .splitAsStream(raw)
        .filter(pair -> !pair.isEmpty())
        .forEach(
            pair -> {
              int equals = pair.indexOf('=');
              String name = equals < 0 ? pair : pair.substring(0, equals);
              String value = equals < 0 ? "" : pair.substring(equals + 1);
              parameters.merge(form(name), form(value), (first, next) -> first + "," + next);
            });
    return parameters;
  }

  private static String form(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return encoded;
    }
  }

  private static String domain(GatewayRequest request) {
    String host = request.header("host").orElse("");
    int port = host.indexOf(':');
    return port < 0 ? host : host.substring(0, port);
  }

  private static void object(JsonWriter event, String name, Map<String, String> fields) {
    if (!fields.isEmpty()) {
      event.beginObject(name);
      fields.forEach(event::put);
      event.end();
    }
  }
}
