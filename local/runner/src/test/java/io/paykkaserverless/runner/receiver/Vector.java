package io.paykkaserverless.runner.receiver;

import java.util.List;
import java.util.Map;

/**
 * One request, and what a receiver has to think of it.
 *
 * @param secrets those the receiver has
 * @param headers the three, by their names in lower case
 * @param receivedAt what the receiver's clock shows, in seconds since 1970
 * @param verdict {@link #VALID}, or why it must be refused
 */
record Vector(
    String name,
    List<String> secrets,
    Map<String, String> headers,
    String body,
    long receivedAt,
    String verdict) {

  static final String VALID = "VALID";

  /** None of the receiver's secrets is a key that we would sign with. */
  static final String SECRET_UNUSABLE = "SECRET_UNUSABLE";

  boolean hasNoKey() {
    return verdict.equals(SECRET_UNUSABLE);
  }

  @Override
  public String toString() {
    return name;
  }

  /** The same, with a verdict that is wrong. */
  Vector misjudged() {
    String other = verdict.equals(VALID) ? "WRONG_SIGNATURE" : VALID;
    return new Vector(name, secrets, headers, body, receivedAt, other);
  }
}
