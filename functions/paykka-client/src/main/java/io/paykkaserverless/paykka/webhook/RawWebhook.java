package io.paykkaserverless.paykka.webhook;

import java.util.List;
import java.util.Map;

/** A request to the webhook address as it was received; nobody has looked into it yet. */
public final class RawWebhook {

  private final String method;
  private final List<String> paths;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * Keeps what was received.
   *
   * @param method HTTP method
   * @param paths what PayKKa may have called and signed, without query: more than one where a
   *     domain or a proxy takes a part of the path away before we see it
   * @param headers names in any case
   * @param body the bytes as they came, any transport encoding undone
   * @throws IllegalArgumentException where there is no path
   */
  public RawWebhook(String method, List<String> paths, Map<String, String> headers, byte[] body) {
    this.method = method;
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("a webhook has a path");
    }
    this.paths = List.copyOf(paths);
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
  }

  String method() {
    return method;
  }

  List<String> paths() {
    return paths;
  }

  Map<String, String> headers() {
    return headers;
  }

  // Not copied again: the two readers of this package change nothing.
  byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return "webhook of " + body.length + " bytes";
  }
}
