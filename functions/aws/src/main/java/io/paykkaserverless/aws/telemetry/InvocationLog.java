package io.paykkaserverless.aws.telemetry;

import com.amazonaws.services.lambda.runtime.Context;

/**
 * What is written down about each invocation of a function. Called once each in the order of the
 * methods; {@link #finished} always.
 */
public interface InvocationLog {

  /** An invocation begins: lines that follow carry its request id. */
  void started(Context context);

  /**
   * A request was answered.
   *
   * @param route API Gateway's route, without anything of the caller's
   * @param status HTTP status
   * @param problem the code of the problem, or empty
   */
  void answered(String route, int status, String problem);

  /**
   * Something we need did not answer, or something happened that nobody expected.
   *
   * @param what a constant sentence
   */
  void failed(String what, Throwable cause);

  /** The invocation ends: what is buffered is written out. */
  void finished();
}
