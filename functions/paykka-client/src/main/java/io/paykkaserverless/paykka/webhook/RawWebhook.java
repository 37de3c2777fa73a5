package io.paykkaserverless.paykka.webhook;

import java.util.Map;

/** A request to the webhook address as it was received; nobody has looked into it yet. */
public final class RawWebhook {

  private final String method;
  private final String path;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * Keeps what was received.
   *
   * @param method HTTP method
   * @param path the path as PayKKa called it, without query
   * @param headers names in any case
   * @param body the bytes as they came, any transport encoding undone
   */
  public RawWebhook(String method, String path, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
  }

  String method() {
    return method;
  }

  String path() {
    return path;
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
