package io.paykkaserverless.core.payment;

/**
 * What a line of a payment's story can tell of: a {@link PaymentEvent} or, where the line is about
 * a capture, void or refund, an {@link io.paykkaserverless.core.operation.OperationEvent}.
 */
public interface HistoryEvent {

  /** The word for it, in logs, items and answers. No two events share one. */
  String name();
}
