package io.paykkaserverless.paykka.webhook;

import io.paykkaserverless.core.webhook.EventReading;
import io.paykkaserverless.paykka.signature.Verification;

/** What a webhook turned out to be. */
public sealed interface WebhookReading {

  /**
   * Signed by PayKKa, or a dispute that makes no claim to be.
   *
   * @param reading what it says; whom and what it is about is still to be compared with the payment
   */
  record Taken(EventReading reading) implements WebhookReading {}

  /** Not proven to be PayKKa's, and not a dispute that can be read. Nothing in it counts. */
  record Rejected(Verification.Reason reason) implements WebhookReading {}
}
