package io.paykkaserverless.aws.http;

import io.paykkaserverless.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer to a caller. Whatever it is, it is not to be cached, sniffed or referred to: {@link
 * HttpEdge} adds the headers that say so.
 *
 * @param status HTTP status
 * @param headers names in lower case
 * @param body text, possibly empty
 */
public record HttpResponse(int status, Map<String, String> headers, String body) {

  public HttpResponse {
    headers = Map.copyOf(headers);
    headers.forEach(HttpResponse::requireVisible);
  }

  private static void requireVisible(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
        throw new IllegalArgumentException("header " + name + " holds more than visible ASCII");
      }
    }
  }

  /** A JSON answer. */
  public static HttpResponse json(int status, JsonWriter body) {
    return new HttpResponse(status, Map.of("content-type", "application/json"), body.toString());
  }

  /** 303: the browser continues with a GET at {@code location}, whatever it came with. */
  public static HttpResponse redirect(URI location) {
    return new HttpResponse(303, Map.of("location", location.toASCIIString()), "");
  }

  /** A page for people. It loads nothing, runs nothing and cannot be framed. */
  public static HttpResponse html(int status, HtmlPage page) {
    return new HttpResponse(
        status,
        Map.of(
            "content-type",
            "text/html; charset=utf-8",
            "content-security-policy",
            HtmlPage.CONTENT_SECURITY_POLICY),
        page.html());
  }

  /** The same answer with one header more, or another value for it. */
  public HttpResponse withHeader(String name, String value) {
    return withHeaders(Map.of(name, value));
  }

  /** The same answer with more headers, or other values for them. */
  HttpResponse withHeaders(Map<String, String> others) {
    Map<String, String> more = new HashMap<>(headers);
    more.putAll(others);
    return new HttpResponse(status, more, body);
  }

  /** Writes it as API Gateway wants it (payload format 2.0). */
  void writeTo(OutputStream out) throws IOException {
    JsonWriter json = new JsonWriter().put("statusCode", status).beginObject("headers");
    headers.forEach(json::put);
    json.end().put("body", body).put("isBase64Encoded", false);
    out.write(json.toBytes());
  }
}
