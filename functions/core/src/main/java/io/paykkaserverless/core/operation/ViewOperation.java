package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.payment.Archiving;
import io.paykkaserverless.core.payment.OperationInquiry;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.Speaker;
import java.util.Optional;

/**
 * Use case: the merchant looks at a capture, void or refund. PayKKa is asked first where its
 * outcome is open (<em>Refund query</em>; <em>Query transaction</em> for the others).
 */
public final class ViewOperation {

  private final PaymentStore store;
  private final Archiving archiving;
  private final OperationInquiry inquiry;
  private final OperationTimes times;

  public ViewOperation(
      PaymentStore store, Archiving archiving, OperationInquiry inquiry, OperationTimes times) {
    this.store = store;
    this.archiving = archiving;
    this.inquiry = inquiry;
    this.times = times;
  }

  /** The payment as it stands, with the operation, or nothing where it has no such operation. */
  public Optional<Payment> view(OperationId id) {
    return store
        .find(id.payment())
        .map(payment -> archiving.recalled(payment, id))
        .flatMap(payment -> payment.operation(id).map(found -> asked(payment, found)));
  }

  private Payment asked(Payment payment, Operation operation) {
    if (!operation.isOpen()) {
      return payment;
    }
    Payment answered =
        inquiry.askAbout(payment, operation, times.query(), Speaker.PAYKKA_QUERY_ON_VIEW);
    // Others may have settled and archived it meanwhile.
    return archiving.recalled(answered, operation.id());
  }
}
