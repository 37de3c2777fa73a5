package io.paykkaserverless.http;

import java.util.Map;

/** An HTTP answer, as much of it as is taken from its sender. Does not print its content. */
public final class HttpAnswer {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final boolean whole;

  /** Keeps a whole answer; as {@link #HttpAnswer(int, Map, byte[], boolean)}. */
  public HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, true);
  }

  /**
   * Keeps what came.
   *
   * @param status HTTP status
   * @param headers names as they came; of a repeated header the first
   * @param body all of it, or from a merchant its beginning; empty for a 401, whose body the JDK
   *     does not hand out
   * @param whole whether {@code body} is known to be all of it
   */
  public HttpAnswer(int status, Map<String, String> headers, byte[] body, boolean whole) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
    this.whole = whole;
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

  /** Whether {@link #body} is known to be all of it, and does not end in the middle of a word. */
  public boolean isWhole() {
    return whole;
  }

  @Override
  public String toString() {
    return "HTTP " + status + ", " + body.length + " bytes";
  }
}
