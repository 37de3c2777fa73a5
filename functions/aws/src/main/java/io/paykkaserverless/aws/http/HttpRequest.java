package io.paykkaserverless.aws.http;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller asked, out of an API Gateway event (HTTP API, payload format 2.0).
 *
 * <p>It cannot be printed: path, headers and body carry tokens, keys and card data.
 *
 * @param method upper case, as it came
 * @param route the route API Gateway chose, for example {@code POST /payments/{id}/confirm}; holds
 *     nothing of the caller's and may be logged
 * @param path as it came, with its tokens
 * @param headers names in lower case
 * @param pathParameters what stood for the braces of the route
 * @param queryParameters what stood behind the question mark; of a name that came twice, both
 *     values with a comma between them
 * @param body the bytes as they were sent, API Gateway's Base64 undone
 * @param sourceIp who connected to API Gateway
 * @param host the domain the caller reached us by
 * @param stage API Gateway's stage; {@code $default} leaves no trace in the path
 * @param requestId what this request is called in every log line and problem
 */
public record HttpRequest(
    String method,
    String route,
    String path,
    Map<String, String> headers,
    Map<String, String> pathParameters,
    Map<String, String> queryParameters,
    RawBody body,
    String sourceIp,
    String host,
    String stage,
    String requestId) {

  private static final String BEARER = "Bearer ";

  public HttpRequest {
    headers = Map.copyOf(headers);
    pathParameters = Map.copyOf(pathParameters);
    queryParameters = Map.copyOf(queryParameters);
  }

  /** A header, by its name in lower case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * The part of the path that the route calls {@code name}.
   *
   * @throws IllegalStateException where the route has no such part: the template is wrong
   */
  public String pathParameter(String name) {
    return Optional.ofNullable(pathParameters.get(name))
        .orElseThrow(() -> new IllegalStateException("the route has no parameter " + name));
  }

  /** A parameter of the query, if there is one. */
  public Optional<String> queryParameter(String name) {
    return Optional.ofNullable(queryParameters.get(name));
  }

  /** The token of an {@code Authorization: Bearer} header (RFC 6750), if there is one. */
  public Optional<String> bearerToken() {
    return header("authorization")
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .filter(token -> !token.isEmpty());
  }

  /** The same request as it would be with {@code token} in its header and JSON for a body. */
  HttpRequest withBearerAndJson(String token, byte[] json) {
    Map<String, String> changed = new HashMap<>(headers);
    changed.put("authorization", BEARER + token);
    changed.put("content-type", "application/json");
    return new HttpRequest(
        method,
        route,
        path,
        changed,
        pathParameters,
        queryParameters,
        new RawBody(json),
        sourceIp,
        host,
        stage,
        requestId);
  }

  /**
   * The address the caller reached this API by, without a slash at its end. Always https, as API
   * Gateway is; http on a loopback address alone, where the local runner is.
   */
  public URI baseUrl() {
    boolean loopback = host.startsWith("127.0.0.1:") || host.startsWith("localhost:");
    String prefix = stage.equals("$default") ? "" : "/" + stage;
    return URI.create((loopback ? "http://" : "https://") + host + prefix);
  }

  @Override
  public String toString() {
    return "[request " + requestId + "]";
  }
}
