package io.paykkaserverless.paykka.webhook;

import io.paykkaserverless.core.webhook.PaykkaEvent;
import io.paykkaserverless.paykka.signature.Verification;

/** What a webhook turned out to be. */
public sealed interface WebhookReading {

  /**
   * PayKKa reports something. Whom and what it is about is there, and still to be compared with the
   * payment.
   *
   * @param event what it says
   * @param kind its {@code notify_type} or {@code event_type}, for example {@code PAYMENT.SUCCESS};
   *     for logs
   */
  record Read(PaykkaEvent event, String kind) implements WebhookReading {}

  /**
   * Signed by PayKKa, but of a kind this version does not act on.
   *
   * @param kind its {@code notify_type} or {@code event_type}
   * @param subject the number it is about, or {@code unknown}
   */
  record Unsupported(String kind, String subject) implements WebhookReading {}

  /** Not proven to be PayKKa's, and not a dispute that can be read. Nothing in it counts. */
  record Rejected(Verification.Reason reason) implements WebhookReading {}

  /**
   * Signed by PayKKa, and yet it makes no sense.
   *
   * @param reason for logs; names what is wrong, quotes nothing
   */
  record Malformed(String reason) implements WebhookReading {}
}
