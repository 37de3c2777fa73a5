package io.paykkaserverless.core.notification;

class InMemoryEndpointHealthStoreTest extends EndpointHealthStoreContract {

  private final InMemoryEndpointHealthStore store = new InMemoryEndpointHealthStore();

  @Override
  protected EndpointHealthStore store() {
    return store;
  }
}
