package io.paykkaserverless.core.storedcard;

class InMemoryStoredCardStoreTest extends StoredCardStoreContract {

  private final StoredCardStore store = new InMemoryStoredCardStore();

  @Override
  protected StoredCardStore store() {
    return store;
  }
}
