package io.paykkaserverless.runner.lambda;

/** Calls functions and waits for what they answer. */
@FunctionalInterface
public interface FunctionInvoker {

  /**
   * Invokes a function and waits.
   *
   * @param function its logical id
   * @param event JSON in UTF-8
   */
  InvocationResult invoke(String function, byte[] event);
}
