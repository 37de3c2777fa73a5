package io.paykkaserverless.core.token;

/**
 * What became of a token that somebody presented.
 *
 * @param <T> what the token names
 */
public sealed interface TokenCheck<T> {

  /** Ours and in time. */
  record Valid<T>(T subject) implements TokenCheck<T> {}

  /** Ours, but its time is over. */
  record Expired<T>(T subject) implements TokenCheck<T> {}

  /** Not ours, or changed on the way. */
  record Forged<T>() implements TokenCheck<T> {}
}
