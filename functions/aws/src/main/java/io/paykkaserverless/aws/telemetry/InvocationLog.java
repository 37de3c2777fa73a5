package io.paykkaserverless.aws.telemetry;

import com.amazonaws.services.lambda.runtime.Context;

/**
 * What is written down about each invocation of a function: ids, codes and constant sentences. Each
 * {@link #started} is followed by one {@link #finished}, whatever happens in between.
 */
public interface InvocationLog {

  /** An invocation begins: the lines that follow carry its request id. */
  void started(Context context);

  /**
   * A request was answered.
   *
   * @param route API Gateway's route, without anything of the caller's
   * @param status HTTP status
   * @param problem the code of the problem, or empty
   */
  void answered(String route, int status, String problem);

  /** A message of a queue was dealt with. */
  void handled(String messageId, String outcome);

  /**
   * A look at everything that was due came to its end.
   *
   * @param looked how many items were looked at
   * @param failed how many of them could not be dealt with
   */
  void swept(int looked, int failed);

  /**
   * Something we need did not answer, or something happened that nobody expected.
   *
   * @param what a constant sentence
   */
  void failed(String what, Throwable cause);

  /** The invocation ends. */
  void finished();
}
