package io.paykkaserverless.sandbox.fault;

import io.paykkaserverless.sandbox.transaction.Subject;
import java.util.Optional;

/**
 * A fault that waits for its occasion.
 *
 * @param operation which requests a fault on requests waits for, for example {@code initiate}
 * @param transId only for the payment or refund with this number; none for any
 * @param times how many occasions are left
 */
public record ArmedFault(Fault fault, String operation, Optional<String> transId, int times) {

  public ArmedFault {
    if (times < 1) {
      throw new IllegalArgumentException("times must be at least 1, was " + times);
    }
  }

  /** Waits for the next initiation, or the next webhook, of any transaction. */
  public static ArmedFault once(Fault fault) {
    return new ArmedFault(fault, "initiate", Optional.empty(), 1);
  }

  /** The same, waiting for requests of another operation. */
  public ArmedFault on(String otherOperation) {
    return new ArmedFault(fault, otherOperation, transId, times);
  }

  /** The same, for the payment or refund with this number only. */
  public ArmedFault forTransaction(String onlyTransId) {
    return new ArmedFault(fault, operation, Optional.of(onlyTransId), times);
  }

  /** The same, for several occasions. */
  public ArmedFault times(int occasions) {
    return new ArmedFault(fault, operation, transId, occasions);
  }

  boolean isFor(Subject occasion) {
    return transId.isEmpty() || occasion.isAbout(transId.get());
  }
}
