package io.paykkaserverless.sandbox.webhook;

/** A message and how it will be sent. */
record Parcel(WebhookMessage message, WebhookPlan plan) {

  String transId() {
    return message.transId();
  }
}
