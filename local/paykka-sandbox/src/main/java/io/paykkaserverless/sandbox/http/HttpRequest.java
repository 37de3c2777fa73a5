package io.paykkaserverless.sandbox.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A request as it arrived, its body read to the end. */
public final class HttpRequest {

  private final String method;
  private final URI target;
  private final UnaryOperator<String> headers;
  private final byte[] body;

  /**
   * Takes it as the server read it.
   *
   * @param headers the first value of a header by its name, or an empty string
   */
  HttpRequest(String method, URI target, UnaryOperator<String> headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.body = body.clone();
  }

  public String method() {
    return method;
  }

  /** The path as it was sent, still percent-encoded, without query. */
  public String path() {
    return target.getRawPath();
  }

  /** A header's first value; an empty one counts as missing. */
  public Optional<String> header(String name) {
    return Optional.of(headers.apply(name)).filter(value -> !value.isEmpty());
  }

  /** A parameter of the query string; the last one where there are several. */
  public Optional<String> query(String name) {
    String raw = target.getRawQuery();
    return raw == null ? Optional.empty() : Optional.ofNullable(form(raw).get(name));
  }

  /** A field of a body that an HTML form sent. */
  public Optional<String> formField(String name) {
    return Optional.ofNullable(form(new String(body, StandardCharsets.UTF_8)).get(name));
  }

  /** The body, byte for byte. */
  public byte[] body() {
    return body.clone();
  }

  private static Map<String, String> form(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
