package io.paykkaserverless.core.sweep;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.parked.ParkedEventId;
import io.paykkaserverless.core.payment.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: what is due, longest overdue first, and what has been unresolved longest. Read from an
 * index, which may lag behind the store by a moment: whoever takes something from it looks at the
 * thing itself first.
 */
public interface DueIndex {

  /**
   * Agreements that are due.
   *
   * @param now when it is
   * @param limit how many at most
   * @throws io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable when nobody knows
   */
  List<AgreementId> agreements(Instant now, int limit);

  /**
   * Payments that are due.
   *
   * @param now when it is
   * @param limit how many at most
   * @throws io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable when nobody knows
   */
  List<PaymentId> payments(Instant now, int limit);

  /**
   * Parked events that are due.
   *
   * @param now when it is
   * @param limit how many at most
   * @throws io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable when nobody knows
   */
  List<ParkedEventId> parkedEvents(Instant now, int limit);

  /**
   * Deliveries that the queue must have lost.
   *
   * @param now when it is
   * @param limit how many at most
   * @throws io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable when nobody knows
   */
  List<DeliveryId> deliveries(Instant now, int limit);

  /**
   * The payment that has been unresolved longest, whether it is due or not, if any is unresolved;
   * also one that the sweep has given up.
   *
   * @throws io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable when nobody knows
   */
  Optional<Unresolved> longestUnresolved();

  /**
   * A payment of which nobody knows whether money was taken.
   *
   * @param since {@link io.paykkaserverless.core.payment.Payment#unresolvedSince}
   */
  record Unresolved(PaymentId payment, Instant since) {}
}
