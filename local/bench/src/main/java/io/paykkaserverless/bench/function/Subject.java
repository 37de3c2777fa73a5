package io.paykkaserverless.bench.function;

/** What is measured, ours and the conventional one beside it. */
public enum Subject {
  /** PayKKa reports a success: verify, read, write, send. */
  RECEIVE_WEBHOOK(
      "receive-webhook", "ReceiveWebhookFunction", "io.paykkaserverless.reference.WebhookHandler"),

  /** A shopper pays with an encrypted card: check, read, write, ask PayKKa, write, send. */
  CONFIRM_PAYMENT(
      "confirm-payment", "ConfirmPaymentFunction", "io.paykkaserverless.reference.ConfirmHandler");

  private final String label;
  private final String function;
  private final String referenceHandler;

  Subject(String label, String function, String referenceHandler) {
    this.label = label;
    this.function = function;
    this.referenceHandler = referenceHandler;
  }

  /** As figures and tables call it. */
  public String label() {
    return label;
  }

  /** Our function's logical id. */
  String function() {
    return function;
  }

  String referenceHandler() {
    return referenceHandler;
  }
}
