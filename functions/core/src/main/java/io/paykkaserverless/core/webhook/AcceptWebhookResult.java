package io.paykkaserverless.core.webhook;

import io.paykkaserverless.core.payment.Decision;
import io.paykkaserverless.core.payment.Payment;

/** What a verified report did. */
public sealed interface AcceptWebhookResult {

  /** The payment moved, or at least knows more. */
  record Applied(Payment payment) implements AcceptWebhookResult {}

  /** It said nothing new. PayKKa gets the same answer as the first time. */
  record KnownAlready(Payment payment) implements AcceptWebhookResult {}

  /** We have no such payment. PayKKa shall try again; nothing was kept. */
  record UnknownPayment() implements AcceptWebhookResult {}

  /**
   * It is about another merchant, amount, currency or order. Nothing moved; an alarm was raised.
   */
  record Contradicts(Decision.MismatchKind kind) implements AcceptWebhookResult {}
}
