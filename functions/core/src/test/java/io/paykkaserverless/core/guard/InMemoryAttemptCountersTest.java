package io.paykkaserverless.core.guard;

class InMemoryAttemptCountersTest extends AttemptCountersContract {

  private final AttemptCounters counters = new InMemoryAttemptCounters();

  @Override
  protected AttemptCounters counters() {
    return counters;
  }
}
