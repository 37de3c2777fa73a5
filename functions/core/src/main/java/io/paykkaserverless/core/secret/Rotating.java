package io.paykkaserverless.core.secret;

/**
 * Port: a secret that may be rotated while we run. Kept for a while after it was read; read again
 * when something that should fit it does not.
 *
 * @param <T> the secret, parsed and checked
 */
public interface Rotating<T> {

  /**
   * The secret as last read.
   *
   * @throws SecretUnavailable when it was never read and cannot be now
   */
  T current();

  /**
   * Reads it again, unless that was done a moment ago (forged input must not drive the bill).
   *
   * @return whether the secret is another than before, so that a second try makes sense
   */
  boolean refresh();

  /** The secret cannot be read, or what is stored is not of its form. Never says what was read. */
  final class SecretUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SecretUnavailable(String message) {
      super(message);
    }

    public SecretUnavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
