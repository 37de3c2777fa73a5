package io.paykkaserverless.core.view;

import io.paykkaserverless.core.payment.Archiving;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.ReconcilePayment;
import java.util.Optional;

/**
 * Use case: somebody entitled to it looks at a payment. One that has been in doubt for a while is
 * repaired on the way: PayKKa is asked at most as often as the sweep would.
 */
public final class ViewPayment {

  private final PaymentStore store;
  private final ReconcilePayment reconcile;
  private final Archiving archiving;

  public ViewPayment(PaymentStore store, ReconcilePayment reconcile, Archiving archiving) {
    this.store = store;
    this.reconcile = reconcile;
    this.archiving = archiving;
  }

  /** The payment as it stands with all that ever happened, or nothing if there is none. */
  public Optional<Payment> viewWhole(PaymentId id) {
    return view(id).map(archiving::whole);
  }

  /** The payment as it stands, or nothing if there is none. */
  public Optional<Payment> view(PaymentId id) {
    return store.find(id).map(reconcile::repaired);
  }
}
