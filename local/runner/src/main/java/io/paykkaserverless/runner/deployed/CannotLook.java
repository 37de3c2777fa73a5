package io.paykkaserverless.runner.deployed;

/** A system that is meant cannot be looked at. The message says why, and what to do about it. */
public final class CannotLook extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotLook(String message) {
    super(message);
  }
}
