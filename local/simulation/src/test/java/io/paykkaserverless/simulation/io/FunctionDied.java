package io.paykkaserverless.simulation.io;

/**
 * The Lambda function is gone in the middle of its work: killed, out of time or out of memory. An
 * {@link Error}, because no use case may catch it and go on.
 */
public final class FunctionDied extends Error {
  private static final long serialVersionUID = 1L;

  public FunctionDied() {
    super("the function died", null, false, false);
  }
}
