package io.paykkaserverless.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A status, headers and a body. Immutable. */
public final class HttpAnswer implements HttpReply {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  public static HttpAnswer json(int status, byte[] body) {
    return of(status, "application/json;charset=UTF-8", body);
  }

  public static HttpAnswer html(int status, String page) {
    return of(status, "text/html;charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a browser elsewhere with a GET, whatever method it came with. */
  public static HttpAnswer seeOther(String location) {
    return new HttpAnswer(303, Map.of("Location", location), new byte[0]);
  }

  public static HttpAnswer empty(int status) {
    return new HttpAnswer(status, Map.of(), new byte[0]);
  }

  public static HttpAnswer of(int status, String contentType, byte[] body) {
    return new HttpAnswer(status, Map.of("Content-Type", contentType), body.clone());
  }

  /** The same answer with one more header. */
  public HttpAnswer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new HttpAnswer(status, more, body);
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public byte[] body() {
    return body.clone();
  }
}
