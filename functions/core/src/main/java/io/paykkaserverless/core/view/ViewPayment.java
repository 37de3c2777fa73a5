package io.paykkaserverless.core.view;

import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentStore;
import java.util.Optional;

/** Use case: somebody entitled to it looks at a payment. */
public final class ViewPayment {

  private final PaymentStore store;

  public ViewPayment(PaymentStore store) {
    this.store = store;
  }

  /** The payment as it stands, or nothing if there is none. */
  public Optional<Payment> view(PaymentId id) {
    return store.find(id);
  }
}
