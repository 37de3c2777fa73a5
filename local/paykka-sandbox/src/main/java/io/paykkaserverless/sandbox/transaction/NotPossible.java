package io.paykkaserverless.sandbox.transaction;

/** The money does not allow it; nothing moved. */
public final class NotPossible extends Exception {
  private static final long serialVersionUID = 1L;

  NotPossible(String why) {
    super(why, null, false, false);
  }

  /** For example {@code able to capture 300, status AUTHORIZED}. */
  public String explanation() {
    return String.valueOf(getMessage());
  }
}
