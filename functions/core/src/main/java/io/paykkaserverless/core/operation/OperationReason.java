package io.paykkaserverless.core.operation;

/** Why the merchant voids or refunds, in PayKKa's words ({@code reason} of void and refund). */
public enum OperationReason {
  DUPLICATE,
  FRAUDULENT,
  REQUESTED_BY_CUSTOMER,
  OTHER
}
