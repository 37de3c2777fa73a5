package io.paykkaserverless.core.token;

import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.secret.Rotating;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Tokens in the address to which 3-D Secure sends the shopper back. One names one attempt, so that
 * the address of a cheap order says nothing about a dear one. It only allows us to ask PayKKa.
 */
public final class ReturnTokens implements ReturnTokenIssuer {

  private final SignedToken token;

  /**
   * Signs with the first key and accepts every key, so that keys can be rotated with an overlap.
   */
  public ReturnTokens(Rotating<List<HmacKey>> keys, InstantSource clock) {
    this.token = new SignedToken("rt1", keys, clock);
  }

  @Override
  public String issue(AttemptId attempt, Instant expiresAt) {
    return token.issue(attempt.transId(), expiresAt);
  }

  /** Whether {@code presented} is ours, and for which attempt. */
  public TokenCheck<AttemptId> check(String presented) {
    return token.check(presented, AttemptId::parse);
  }
}
