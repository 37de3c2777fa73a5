package io.paykkaserverless.core.payment;

/**
 * A hash of what a request means in business terms. Card ciphertext is never part of it: it differs
 * on every submit.
 *
 * @param value 64 hexadecimal digits, a SHA-256
 */
public record Fingerprint(String value) {

  public Fingerprint {
    if (!value.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a fingerprint is 64 hexadecimal digits");
    }
  }
}
