package io.paykkaserverless.core.notification;

/** What became of a message that came from the queue. */
public sealed interface DeliverNotificationResult {

  /** The merchant has it, now or from before. The queue may forget it. */
  record Done() implements DeliverNotificationResult {}

  /** The merchant did not take it. The queue shall bring it again. */
  record TryAgain() implements DeliverNotificationResult {}

  /** It points at nothing we have. It shall end in the dead-letter queue, where somebody looks. */
  record Dangling() implements DeliverNotificationResult {}
}
