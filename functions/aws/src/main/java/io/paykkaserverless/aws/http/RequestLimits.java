package io.paykkaserverless.aws.http;

import java.util.Map;

/**
 * How big a request may be.
 *
 * @param bodyBytesMax more is refused with 413
 * @param headerBytesMax names and values together; more is refused with 431
 */
public record RequestLimits(int bodyBytesMax, int headerBytesMax) {

  /** 256 KB of body and 16 KB of headers: API Gateway itself stops headers at 10 KB. */
  public static final RequestLimits DEFAULT = new RequestLimits(256 * 1024, 16 * 1024);

  /** For a route that bounds the body itself. Lambda passes on 6 MB at most. */
  public static final RequestLimits ANY_BODY =
      new RequestLimits(Integer.MAX_VALUE, DEFAULT.headerBytesMax());

  void checkBody(RawBody body) {
    if (body.length() > bodyBytesMax) {
      throw new ProblemException(Problem.bodyTooLarge(bodyBytesMax));
    }
  }

  void checkHeaders(Map<String, String> headers) {
    int length =
        headers.entrySet().stream()
            .mapToInt(header -> header.getKey().length() + header.getValue().length())
            .sum();
    if (length > headerBytesMax) {
      throw new ProblemException(Problem.headersTooLarge(headerBytesMax));
    }
  }
}
