package io.paykkaserverless.core.payment;

/**
 * The merchant's name for one intended effect (IETF draft-ietf-httpapi-idempotency-key-header). Two
 * requests with one key have one effect.
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {

  public IdempotencyKey {
    if (!value.matches("[\\x21-\\x7e]{1,255}")) {
      throw new IllegalArgumentException(
          "Idempotency-Key must be 1 to 255 visible ASCII characters");
    }
  }
}
