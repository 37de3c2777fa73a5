package io.paykkaserverless.sandbox.transaction;

import java.net.URI;
import java.time.Instant;

/**
 * One 3-D Secure challenge.
 *
 * @param id unguessable; names the page
 * @param url the page, PayKKa's {@code authentication_url}
 * @param expiresAt from then on an open challenge counts as given up
 * @param state how it stands
 */
public record Challenge(String id, URI url, Instant expiresAt, State state) {

  /** How a challenge stands. */
  public enum State {
    OPEN,
    PASSED,
    REFUSED,
    EXPIRED
  }

  Challenge in(State newState) {
    return new Challenge(id, url, expiresAt, newState);
  }

  boolean hasRunOut(Instant now) {
    return state == State.OPEN && !now.isBefore(expiresAt);
  }
}
