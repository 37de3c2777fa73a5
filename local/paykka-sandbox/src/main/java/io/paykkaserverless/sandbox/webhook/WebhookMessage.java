package io.paykkaserverless.sandbox.webhook;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.sandbox.transaction.DisputeJson;
import io.paykkaserverless.sandbox.transaction.RefundJson;
import io.paykkaserverless.sandbox.transaction.Report;
import io.paykkaserverless.sandbox.transaction.TransactionJson;
import java.net.URI;

/**
 * One report on its way. The fields stand at the root, as PayKKa sends them.
 *
 * @param number counts messages of this sandbox from 1; only the delivery log shows it
 * @param report as it was when the message was made, and as every attempt tells it
 * @param url the merchant's address
 */
record WebhookMessage(long number, Report report, URI url) {

  byte[] body() {
    JsonWriter json = new JsonWriter();
    switch (report) {
      case Report.OfPayment payment -> {
        json.put("notify_type", report.type());
        TransactionJson.write(json, payment.transaction());
      }
      case Report.OfRefund refund -> {
        json.put("notify_type", report.type());
        RefundJson.writeReport(json, refund.refund());
      }
      case Report.OfDispute dispute -> {
        json.put("event_type", report.type());
        DisputeJson.write(json, dispute.dispute());
      }
    }
    return json.toBytes();
  }

  /** PayKKa's page on disputes names no signature headers, unlike the one on results. */
  boolean isSigned() {
    return !(report instanceof Report.OfDispute);
  }

  /** The same message with an amount that is {@code by} minor units too high. */
  WebhookMessage withAmountOffBy(long by) {
    return new WebhookMessage(number, report.withAmountOffBy(by), url);
  }
}
