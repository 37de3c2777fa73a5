package io.paykkaserverless.aws.snapstart;

import io.paykkaserverless.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request as API Gateway hands it over.
 *
 * @param method HTTP method
 * @param route the path with placeholders, as the template has it
 * @param parameter what stands for the placeholder, where there is one
 * @param headers names in lower case
 * @param body empty for none
 */
public record StagedRequest(
    String method,
    String route,
    Optional<String> parameter,
    Map<String, String> headers,
    String body) {

  /** A request without header and body. */
  public static StagedRequest of(String method, String route) {
    return new StagedRequest(method, route, Optional.empty(), Map.of(), "");
  }

  /** The same with {@code value} in place of the route's placeholder. */
  public StagedRequest about(String value) {
    return new StagedRequest(method, route, Optional.of(value), headers, body);
  }

  /** The same with another header. */
  public StagedRequest header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new StagedRequest(method, route, parameter, more, body);
  }

  /** The same from somebody who shows {@code token}. */
  public StagedRequest bearer(String token) {
    return header("authorization", "Bearer " + token);
  }

  /** The same with a body, which is JSON. */
  public StagedRequest json(String text) {
    return new StagedRequest(method, route, parameter, headers, text)
        .header("content-type", "application/json");
  }

  /** The path as the caller used it. */
  public String path() {
    return parameter.map(value -> route.replaceFirst("\\{[^}]*}", value)).orElse(route);
  }

  /** The event, payload format version 2.0. */
  String toEvent() {
    JsonWriter event = new JsonWriter();
    event.put("version", "2.0").put("routeKey", method + " " + route).put("rawPath", path());
    event.put("rawQueryString", "").beginObject("headers");
    headers.forEach(event::put);
    event.put("host", "rehearsal.example").put("user-agent", "rehearsal/1.0").end();
    event.beginObject("requestContext").put("domainName", "rehearsal.example");
    event.beginObject("http").put("method", method).put("path", path());
    event.put("sourceIp", "192.0.2.1").end();
    event.put("requestId", "rehearsal").put("stage", "$default").end();
    parameter.ifPresent(
        value -> {
          String name = route.substring(route.indexOf('{') + 1, route.indexOf('}'));
          event.beginObject("pathParameters").put(name, value).end();
        });
    return event.put("body", body).put("isBase64Encoded", false).toString();
  }
}
