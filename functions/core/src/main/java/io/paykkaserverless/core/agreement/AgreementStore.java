package io.paykkaserverless.core.agreement;

import java.util.Optional;

/**
 * Port: where agreements live. Each write is conditional and atomic.
 *
 * <p>All methods throw {@link io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable} when
 * the store cannot answer. A write that threw may or may not have happened.
 */
public interface AgreementStore {

  /** Stores a new agreement unless its id is taken; then nothing happens. */
  void insertUnlessPresent(Agreement agreement);

  /** Reads what was last written (strongly consistent). */
  Optional<Agreement> find(AgreementId id);

  /**
   * Stores {@code next} if the stored version is the one just before it.
   *
   * @return nothing when it was stored; else what stands there, which may be this very agreement
   *     where the write was made twice
   * @throws IllegalStateException when nothing is stored under its id
   */
  Optional<Agreement> replace(Agreement next);
}
