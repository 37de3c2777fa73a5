package io.paykkaserverless.paykka.webhook;

import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.paykka.signature.Verification;

/** What a webhook turned out to be. */
public sealed interface WebhookReading {

  /**
   * PayKKa reports how a payment stands. Its merchant, order number and amount are there, and still
   * to be compared with the payment.
   *
   * @param report what it says
   * @param notifyType its {@code notify_type}, for example {@code PAYMENT.SUCCESS}; for logs
   */
  record PaymentReported(TransactionReport report, String notifyType) implements WebhookReading {}

  /**
   * Signed by PayKKa, but of a kind this version does not act on: refunds, disputes, news.
   *
   * @param kind its {@code notify_type} or {@code event_type}
   * @param subject the number it is about, or {@code unknown}
   */
  record Unsupported(String kind, String subject) implements WebhookReading {}

  /** Not proven to be PayKKa's. Nothing in it was read. */
  record Rejected(Verification.Reason reason) implements WebhookReading {}

  /**
   * Signed by PayKKa, and yet it makes no sense.
   *
   * @param reason for logs; names what is wrong, quotes nothing
   */
  record Malformed(String reason) implements WebhookReading {}
}
