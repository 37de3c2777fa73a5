package io.paykkaserverless.core.parked;

import io.paykkaserverless.core.agreement.InMemoryAgreementStore;
import io.paykkaserverless.core.payment.InMemoryPaymentStore;
import io.paykkaserverless.core.sweep.DueIndex;
import io.paykkaserverless.core.sweep.InMemoryDueIndex;

class InMemoryParkedEventStoreTest extends ParkedEventStoreContract {

  private final InMemoryParkedEventStore store = new InMemoryParkedEventStore();

  @Override
  protected ParkedEventStore store() {
    return store;
  }

  @Override
  protected DueIndex index() {
    return new InMemoryDueIndex(new InMemoryPaymentStore(), new InMemoryAgreementStore(), store);
  }
}
