package io.paykkaserverless.aws.http;

import io.paykkaserverless.core.payment.IdempotencyKey;

/** Reads the header {@code Idempotency-Key}. */
public final class IdempotencyKeyHeader {

  private IdempotencyKeyHeader() {}

  /**
   * The key.
   *
   * @throws ProblemException 400 where it is missing or malformed
   */
  public static IdempotencyKey read(HttpRequest request) {
    String key =
        request.header("idempotency-key").orElseThrow(() -> problem("idempotency-key-missing"));
    try {
      return new IdempotencyKey(key);
    } catch (IllegalArgumentException _) {
      throw problem("idempotency-key-malformed");
    }
  }

  private static ProblemException problem(String code) {
    return new ProblemException(
        Problem.of(
            400,
            code,
            "The Idempotency-Key header is missing or malformed.",
            "Send an Idempotency-Key of 1 to 255 visible ASCII characters that is the same for"
                + " every try of this one request, for example your order number."));
  }
}
