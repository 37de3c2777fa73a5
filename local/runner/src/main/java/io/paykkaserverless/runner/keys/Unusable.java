package io.paykkaserverless.runner.keys;

/** A key cannot be made or replaced, for a reason that whoever typed the command must know. */
public final class Unusable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A reason.
   *
   * @param sentence without a key
   */
  public Unusable(String sentence) {
    super(sentence);
  }
}
