package io.paykkaserverless.runner.demo;

/** A step did not go as it should; the message says which and why, without anything secret. */
public final class StepFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** It ends the story. */
  public StepFailed(String message) {
    super(message);
  }

  /** It ends the story. */
  public StepFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
