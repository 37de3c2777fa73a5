package io.paykkaserverless.bench.function;

import io.paykkaserverless.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request as API Gateway hands it to a function (HTTP API, payload format 2.0). */
final class GatewayEvent {

  private static final String HOST = "abc123.execute-api.eu-west-1.amazonaws.com";

  private GatewayEvent() {}

  /**
   * A POST.
   *
   * @param route with its variables, {@code POST /payments/{id}/confirm}
   * @param path without them
   * @param id the one in the path; empty for none
   */
  static byte[] post(
      String route, String path, String id, Map<String, String> headers, String body) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("content-type", "application/json");
    all.put("host", HOST);
    all.put("user-agent", "bench/1.0");
    all.put("x-amzn-trace-id", "Root=1-00000000-000000000000000000000000");
    all.put("x-forwarded-for", "203.0.113.7");
    all.put("x-forwarded-port", "443");
    all.put("x-forwarded-proto", "https");
    all.putAll(headers);
    JsonWriter event =
        new JsonWriter()
            .put("version", "2.0")
            .put("routeKey", route)
            .put("rawPath", path)
            .put("rawQueryString", "")
            .beginObject("headers");
    all.forEach(event::put);
    event
        .end()
        .beginObject("requestContext")
        .put("accountId", "123456789012")
        .put("apiId", "abc123")
        .put("domainName", HOST)
        .put("domainPrefix", "abc123")
        .beginObject("http")
        .put("method", "POST")
        .put("path", path)
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", "203.0.113.7")
        .put("userAgent", "bench/1.0")
        .end()
        .put("requestId", "bench")
        .put("routeKey", route)
        .put("stage", "$default")
        .put("time", "01/Nov/2026:12:00:00 +0000")
        .put("timeEpoch", 1_793_534_400_000L)
        .end();
    if (!id.isEmpty()) {
      event.beginObject("pathParameters").put("id", id).end();
    }
    return event
        .put("body", body)
        .put("isBase64Encoded", false)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
