package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.payment.HistoryEvent;

/** Something that was learned about a capture, void or refund. */
public enum OperationEvent implements HistoryEvent {
  /** PayKKa took it up and has not said yet what it did. */
  OPERATION_ACCEPTED,
  /** PayKKa reports {@code REVIEWING}. */
  OPERATION_REVIEWED,
  /** No answer, or none that can be believed. */
  OPERATION_ANSWER_LOST,
  /** PayKKa refused the request itself, or it was never sent. */
  OPERATION_REFUSED,
  /** PayKKa shows no trace of it, and it is too late for our request to still arrive. */
  OPERATION_NOT_FOUND,
  /** PayKKa reports that the money moved. */
  OPERATION_SUCCEEDED,
  /** PayKKa reports that it did not. */
  OPERATION_FAILED
}
