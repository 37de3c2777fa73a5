package io.paykkaserverless.core.payment;

class InMemoryPaymentStoreTest extends PaymentStoreContract {

  private final PaymentStore store = new InMemoryPaymentStore();

  @Override
  protected PaymentStore store() {
    return store;
  }
}
