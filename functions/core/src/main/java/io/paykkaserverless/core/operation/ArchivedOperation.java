package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.payment.Fingerprint;

/**
 * What is left in a payment of an operation that is in the archive: that there was one, and enough
 * to tell that a request may be a repeat of its own.
 *
 * @param number its place among all operations of the payment
 * @param keyStart the first {@value #KEY_START_DIGITS} hexadecimal digits of its key; where two
 *     keys begin alike, it costs a look into the archive and no more
 */
public record ArchivedOperation(int number, String keyStart) {

  public static final int KEY_START_DIGITS = 8;

  public ArchivedOperation {
    if (keyStart.length() != KEY_START_DIGITS) {
      throw new IllegalArgumentException("not the start of a key: " + keyStart);
    }
  }

  static ArchivedOperation of(Operation operation) {
    return new ArchivedOperation(
        operation.id().number(), operation.key().value().substring(0, KEY_START_DIGITS));
  }

  /** Whether it may have been requested under this key; the archive tells for certain. */
  public boolean mayHaveBeenRequestedUnder(Fingerprint key) {
    return key.value().startsWith(keyStart);
  }
}
