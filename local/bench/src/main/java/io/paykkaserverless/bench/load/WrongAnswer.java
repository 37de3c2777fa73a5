package io.paykkaserverless.bench.load;

/** Somebody answered what they must not, or not at all. */
final class WrongAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongAnswer(String message) {
    super(message);
  }

  WrongAnswer(String message, Throwable cause) {
    super(message, cause);
  }
}
