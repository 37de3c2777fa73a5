package io.paykkaserverless.sandbox.http;

/** What a caller gets: an answer, or a connection that closes without one. */
public sealed interface HttpReply permits HttpAnswer, HttpReply.HangUp {

  /** The connection closes; the caller never learns what came of the request. */
  record HangUp() implements HttpReply {}
}
