package io.paykkaserverless.core.webhook;

import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.core.payment.Payment;

/** What became of a webhook. */
public sealed interface AcceptWebhookResult {

  /** The payment moved, or at least knows more. */
  record Applied(Payment payment) implements AcceptWebhookResult {}

  /** It said nothing new. PayKKa gets the same answer as the first time. */
  record KnownAlready(Payment payment) implements AcceptWebhookResult {}

  /** It could not be taken in and is kept; PayKKa need not send it again. An alarm was raised. */
  record Parked(ParkedReason reason) implements AcceptWebhookResult {}

  /** It is not proven to be PayKKa's and fits no payment. Nothing was kept. */
  record Ignored() implements AcceptWebhookResult {}
}
