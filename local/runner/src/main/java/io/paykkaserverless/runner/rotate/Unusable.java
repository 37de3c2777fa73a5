package io.paykkaserverless.runner.rotate;

/** The secret cannot be changed, for a reason that whoever typed the command must know. */
public final class Unusable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A reason.
   *
   * @param sentence without a key
   */
  Unusable(String sentence) {
    super(sentence);
  }
}
