package io.paykkaserverless.core.token;

import io.paykkaserverless.core.payment.AttemptId;
import java.time.Instant;

/** Makes what the shopper brings back from 3-D Secure. Only who sends shoppers away needs keys. */
@FunctionalInterface
public interface ReturnTokenIssuer {

  /** The token for {@code attempt}. */
  String issue(AttemptId attempt, Instant expiresAt);
}
