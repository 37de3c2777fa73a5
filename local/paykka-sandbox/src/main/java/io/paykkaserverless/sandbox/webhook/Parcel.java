package io.paykkaserverless.sandbox.webhook;

import io.paykkaserverless.sandbox.transaction.Subject;

/** A message and how it will be sent. */
record Parcel(WebhookMessage message, WebhookPlan plan) {

  Subject subject() {
    return message.report().subject();
  }

  /** Whose reports it may be reordered with. */
  String transId() {
    return subject().transId().orElse("");
  }
}
