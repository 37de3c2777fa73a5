package io.paykkaserverless.sandbox.webhook;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.sandbox.transaction.Transaction;
import io.paykkaserverless.sandbox.transaction.TransactionJson;
import java.net.URI;

/**
 * One result to report. The fields stand at the root, as PayKKa sends them.
 *
 * @param number counts messages of this sandbox from 1; only the delivery log shows it
 * @param transaction as it was when the message was made, and as every attempt tells it
 * @param url the merchant's address
 */
record WebhookMessage(long number, Transaction transaction, URI url) {

  String transId() {
    return transaction.order().transId();
  }

  /** PayKKa's {@code notify_type}. */
  String notifyType() {
    return switch (transaction.status()) {
      case AUTHORIZED -> "PAYMENT.AUTHORIZATION";
      case SUCCESS -> "PAYMENT.SUCCESS";
      case FAILURE -> "PAYMENT.FAILURE";
      case PROCESSING -> throw new IllegalStateException("there is no result to report yet");
    };
  }

  byte[] body() {
    JsonWriter json = new JsonWriter().put("notify_type", notifyType());
    TransactionJson.write(json, transaction);
    return json.toBytes();
  }

  /** The same message with an amount that is {@code by} minor units too high. */
  WebhookMessage withAmountOffBy(long by) {
    Money amount = transaction.order().amount();
    Money wrong = new Money(amount.minor() + by, amount.currency());
    return new WebhookMessage(number, transaction.withAmount(wrong), url);
  }
}
