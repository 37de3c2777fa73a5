package io.paykkaserverless.sandbox.challenge;

import java.time.Duration;

/**
 * How 3-D Secure ends. PayKKa's pages leave open how the shopper comes back; hence the choices.
 *
 * @param lifetime an open challenge counts as given up after this
 * @param returnMethod how the browser goes to {@code return_url}
 * @param appendParameters whether {@code trans_id} and {@code order_id} are added on the way
 */
public record ChallengeSettings(
    Duration lifetime, ReturnMethod returnMethod, boolean appendParameters) {

  /** 10 minutes, a GET, nothing added. */
  public static final ChallengeSettings DEFAULT =
      new ChallengeSettings(Duration.ofMinutes(10), ReturnMethod.GET, false);

  /** How the browser goes back to the shop. */
  public enum ReturnMethod {
    /** A redirect. */
    GET,
    /** A form that submits itself, across sites and without cookies. */
    POST
  }
}
