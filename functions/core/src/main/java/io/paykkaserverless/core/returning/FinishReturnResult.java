package io.paykkaserverless.core.returning;

import io.paykkaserverless.core.payment.Payment;

/** Where a shopper who came back is sent. */
public sealed interface FinishReturnResult {

  /** To the merchant's page, which is told how the payment stands. */
  record BackToShop(Payment payment) implements FinishReturnResult {}

  /** The link is ours but too old. Nothing is read, nothing is asked. */
  record LinkExpired() implements FinishReturnResult {}

  /** The link is not ours, or was changed. Nothing is read, nothing is asked. */
  record LinkNotOurs() implements FinishReturnResult {}
}
