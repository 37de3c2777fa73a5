package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.agreement.InMemoryAgreementStore;
import io.paykkaserverless.core.parked.InMemoryParkedEventStore;
import io.paykkaserverless.core.payment.InMemoryPaymentStore;
import io.paykkaserverless.core.sweep.DueIndex;
import io.paykkaserverless.core.sweep.InMemoryDueIndex;

class InMemoryDeliveryStoreTest extends DeliveryStoreContract {

  private final InMemoryDeliveryStore store = new InMemoryDeliveryStore();

  @Override
  protected DeliveryStore store() {
    return store;
  }

  @Override
  protected DueIndex index() {
    return new InMemoryDueIndex(
        new InMemoryPaymentStore(),
        new InMemoryAgreementStore(),
        new InMemoryParkedEventStore(),
        store);
  }
}
