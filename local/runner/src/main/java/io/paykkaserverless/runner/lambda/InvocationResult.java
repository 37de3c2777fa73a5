package io.paykkaserverless.runner.lambda;

/** What an invocation came to. */
public sealed interface InvocationResult {

  /**
   * The function answered.
   *
   * @param payload what it answered
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Answered(byte[] payload) implements InvocationResult {}

  /**
   * The function failed, crashed or was stopped.
   *
   * @param type Lambda's name for it: {@code Sandbox.Timedout}, an exception's class, …
   * @param message for the log
   */
  record Failed(String type, String message) implements InvocationResult {}
}
