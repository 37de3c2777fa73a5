package io.paykkaserverless.http;

/** What came of one POST. */
public sealed interface HttpOutcome {

  /** A whole answer came in time; from a merchant, its status and headers at least. */
  record Answered(HttpAnswer answer) implements HttpOutcome {}

  /**
   * Not a byte of the request left: no connection, or none allowed. Trying again is safe.
   *
   * @param cause for logs; nothing the other side wrote
   */
  record NotSent(String cause) implements HttpOutcome {}

  /**
   * The request left, at least in part, and no whole answer came in time. It may have had its
   * effect.
   *
   * @param cause for logs; nothing the other side wrote
   */
  record NoAnswer(String cause) implements HttpOutcome {}
}
