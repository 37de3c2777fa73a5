package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.transaction.NotPossible;

/** The request is refused; nothing took effect. The message never repeats what was sent. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final RetCode code;

  public Refused(RetCode code) {
    this(code, code.message());
  }

  /** With a message that says more than the code. */
  public Refused(RetCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static Refused invalid(String what) {
    return new Refused(RetCode.INVALID_REQUEST, RetCode.INVALID_REQUEST.message() + ": " + what);
  }

  /** With what the money would have allowed. */
  static Refused notPossible(RetCode code, NotPossible why) {
    return new Refused(code, code.message() + ": " + why.explanation());
  }

  public RetCode code() {
    return code;
  }

  /** What becomes {@code ret_msg}. */
  public String explanation() {
    return String.valueOf(getMessage());
  }
}
