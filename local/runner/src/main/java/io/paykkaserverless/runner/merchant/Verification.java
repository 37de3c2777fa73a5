package io.paykkaserverless.runner.merchant;

import java.time.Instant;

/** Whether a notification is what it claims to be. */
public sealed interface Verification {

  /**
   * Signed with a key that only we and the sender have, and fresh.
   *
   * @param id the message's id, the same each time it is sent
   * @param sentAt when this copy of it was sent
   */
  record Genuine(String id, Instant sentAt) implements Verification {}

  /** Anybody may have sent it. */
  record Doubtful(Doubt doubt) implements Verification {}

  /** What is wrong. The sender is not told which. */
  enum Doubt {
    /** One of the three headers is missing, empty, too long or there twice. */
    HEADERS,
    /** The time is not a number of seconds. */
    TIME_UNREADABLE,
    /** Sent too long ago: somebody may have kept it and plays it back. */
    TOO_OLD,
    /** Sent in the future: somebody prepares to play it back. */
    TOO_NEW,
    /** No signature belongs to this id, time and body under any of our keys. */
    SIGNATURE
  }
}
