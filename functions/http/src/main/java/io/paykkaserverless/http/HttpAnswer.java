package io.paykkaserverless.http;

import java.util.Map;

/** A complete HTTP answer. Does not print its content. */
public final class HttpAnswer {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * Keeps what came.
   *
   * @param status HTTP status
   * @param headers names as they came; of a repeated header the first
   * @param body all of it; empty for a 401, whose body the JDK does not hand out
   */
  public HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
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

  @Override
  public String toString() {
    return "HTTP " + status + ", " + body.length + " bytes";
  }
}
