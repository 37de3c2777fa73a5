package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Endpoints' health in memory; passes the same contract as the real store. */
public final class InMemoryEndpointHealthStore implements EndpointHealthStore {

  private final Map<EndpointName, EndpointHealth> failing = new ConcurrentHashMap<>();
  private volatile boolean broken;

  /** From now on nothing can be read or written. */
  public void breakDown() {
    broken = true;
  }

  /** From now on everything works again. */
  public void repair() {
    broken = false;
  }

  @Override
  public synchronized boolean escalate(EndpointHealth health) {
    requireWorking();
    Optional<EndpointHealth> known =
        Optional.ofNullable(failing.get(health.endpoint()))
            .filter(it -> !it.failingSince().isBefore(health.laterThanAnyOtherOutage()))
            .filter(it -> it.percent() >= health.percent());
    if (known.isPresent()) {
      return false;
    }
    failing.put(health.endpoint(), health);
    return true;
  }

  @Override
  public boolean recovered(EndpointName endpoint) {
    requireWorking();
    return failing.remove(endpoint) != null;
  }

  @Override
  public List<EndpointHealth> failing() {
    requireWorking();
    return failing.values().stream()
        .sorted(Comparator.comparing(health -> health.endpoint().value()))
        .toList();
  }

  private void requireWorking() {
    if (broken) {
      throw new StoreUnavailable(new IllegalStateException("broken by the test"));
    }
  }
}
