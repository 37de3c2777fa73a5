package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.payment.InMemoryPaymentStore;
import io.paykkaserverless.core.sweep.DueIndex;
import io.paykkaserverless.core.sweep.InMemoryDueIndex;

class InMemoryAgreementStoreTest extends AgreementStoreContract {

  private final InMemoryAgreementStore store = new InMemoryAgreementStore();

  @Override
  protected AgreementStore store() {
    return store;
  }

  @Override
  protected DueIndex index() {
    return new InMemoryDueIndex(new InMemoryPaymentStore(), store);
  }
}
