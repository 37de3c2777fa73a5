package io.paykkaserverless.core.sweep;

import io.paykkaserverless.core.agreement.AgreementStore;
import io.paykkaserverless.core.agreement.InMemoryAgreementStore;
import io.paykkaserverless.core.payment.InMemoryPaymentStore;
import io.paykkaserverless.core.payment.PaymentStore;

class InMemoryDueIndexTest extends DueIndexContract {

  private final InMemoryPaymentStore payments = new InMemoryPaymentStore();
  private final InMemoryAgreementStore agreements = new InMemoryAgreementStore();

  @Override
  protected PaymentStore payments() {
    return payments;
  }

  @Override
  protected AgreementStore agreements() {
    return agreements;
  }

  @Override
  protected DueIndex index() {
    return new InMemoryDueIndex(payments, agreements);
  }
}
