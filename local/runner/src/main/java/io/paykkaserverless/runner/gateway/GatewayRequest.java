package io.paykkaserverless.runner.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came in.
 *
 * @param method in upper case
 * @param path without percent signs, as an HTTP API sees and passes it on
 * @param rawQuery as it was sent; empty if there was none
 * @param headers values by lower-case name
 * @param protocol {@code HTTP/1.1}
 * @param sourceIp who sent it
 * @param body as it was sent
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record GatewayRequest(
    String method,
    String path,
    String rawQuery,
    Map<String, List<String>> headers,
    String protocol,
    String sourceIp,
    byte[] body) {

  /** API Gateway refuses larger ones. */
  static final int BODY_BYTES_MAX = 10 * 1024 * 1024;

  /** Reads a request, unless its body is larger than {@link #BODY_BYTES_MAX}. */
  static Optional<GatewayRequest> read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
    if (body.length > BODY_BYTES_MAX) {
      return Optional.empty();
    }
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return Optional.of(
        new GatewayRequest(
            exchange.getRequestMethod().toUpperCase(Locale.ROOT),
            decoded(exchange.getRequestURI().getRawPath()),
            Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
            headers,
            exchange.getProtocol(),
            exchange.getRemoteAddress().getAddress().getHostAddress(),
            body));
  }

  /** The header's values, joined as API Gateway joins them. */
  Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName)).map(values -> String.join(",", values));
  }

  /** Percent sequences alone: a plus in a path is a plus. */
  static String decoded(String rawPath) {
    try {
      return URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return rawPath;
    }
  }
}
