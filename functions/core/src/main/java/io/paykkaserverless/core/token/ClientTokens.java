package io.paykkaserverless.core.token;

import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.secret.Rotating;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Tokens with which a shopper's browser confirms and views one payment, and no other. */
public final class ClientTokens {

  private final SignedToken token;

  /**
   * Signs with the first key and accepts every key, so that keys can be rotated with an overlap.
   */
  public ClientTokens(Rotating<List<HmacKey>> keys, InstantSource clock) {
    this.token = new SignedToken("ct1", keys, clock);
  }

  /** The token for {@code payment}; the same for the same arguments and key. */
  public String issue(PaymentId payment, Instant expiresAt) {
    return token.issue(payment.value(), expiresAt);
  }

  /** Whether {@code presented} is ours, and for which payment. */
  public TokenCheck<PaymentId> check(String presented) {
    return token.check(presented, PaymentId::parse);
  }
}
