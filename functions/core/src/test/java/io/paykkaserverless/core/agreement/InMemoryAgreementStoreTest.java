package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.sweep.DueIndex;

class InMemoryAgreementStoreTest extends AgreementStoreContract {

  private final InMemoryAgreementStore store = new InMemoryAgreementStore();

  @Override
  protected AgreementStore store() {
    return store;
  }

  @Override
  protected DueIndex index() {
    return store;
  }
}
