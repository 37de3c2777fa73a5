package io.paykkaserverless.core.notification;

import java.time.Duration;

/** What shall become of a message that came from the queue. */
public sealed interface DeliverNotificationResult {

  /** There is nothing left to do. The queue may forget it. */
  record Done() implements DeliverNotificationResult {}

  /** The queue shall bring it again, not before {@code after} has passed. */
  record Again(Duration after) implements DeliverNotificationResult {}

  /** It points at nothing we have. It shall end in the dead-letter queue, where somebody looks. */
  record Dangling() implements DeliverNotificationResult {}
}
