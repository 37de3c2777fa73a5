package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.payment.Payment;

/** What came of a request to capture, void or refund. */
public sealed interface OperationResult {

  /**
   * It was written down, now or before.
   *
   * @param payment as it stands
   * @param operation as it stands: done, failed, or under way
   * @param askedBefore whether the same request came before; nothing was done a second time
   */
  record Taken(Payment payment, Operation operation, boolean askedBefore)
      implements OperationResult {}

  /** The key was used for something else. Nothing was done. */
  record KeyReused(Payment payment, Operation present) implements OperationResult {}

  /**
   * It is not possible now. Nothing was done.
   *
   * @param payment as it stands
   */
  record NotPossible(Payment payment, Refusal refusal) implements OperationResult {}

  /** There is no such payment. */
  record NoSuchPayment() implements OperationResult {}
}
