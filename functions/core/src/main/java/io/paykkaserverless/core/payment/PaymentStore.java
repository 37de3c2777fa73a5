package io.paykkaserverless.core.payment;

import java.util.Optional;

/**
 * Port: where payments live. Each write is conditional and atomic; a refused write hands back what
 * is stored, so that nobody has to read again.
 *
 * <p>All methods throw {@link StoreUnavailable} when the store cannot answer. A write that threw
 * may or may not have happened. Times are kept to the millisecond; a finer one is refused with an
 * {@link IllegalArgumentException}, so that what is read equals what was written.
 */
public interface PaymentStore {

  /** Stores a new payment unless its id is taken. */
  Insertion insert(Payment payment);

  /** Reads what was last written (strongly consistent). */
  Optional<Payment> find(PaymentId id);

  /**
   * Stores {@code next} if the stored version is the one just before it.
   *
   * @throws IllegalStateException when nothing is stored under its id
   */
  Replacement replace(Payment next);

  /** The answer to {@link #insert}. */
  sealed interface Insertion {
    record Inserted() implements Insertion {}

    record AlreadyExists(Payment stored) implements Insertion {}
  }

  /** The answer to {@link #replace}. */
  sealed interface Replacement {
    record Replaced() implements Replacement {}

    /** Somebody else wrote in between, or this very write was made twice. */
    record Overtaken(Payment stored) implements Replacement {}
  }

  /** The store did not answer, or refused for lack of capacity. */
  final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(Throwable cause) {
      super("the payment store is unavailable", cause);
    }
  }
}
