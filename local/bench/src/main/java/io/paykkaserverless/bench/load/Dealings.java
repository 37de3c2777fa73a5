package io.paykkaserverless.bench.load;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Which payments there are, and what was done with each. For use by several threads. */
final class Dealings {

  private final Map<String, Errand> begun = new ConcurrentHashMap<>();
  private final Set<String> done = ConcurrentHashMap.newKeySet();

  void begin(String paymentId, Errand errand) {
    begun.put(paymentId, errand);
  }

  /** The worker has nothing more to do with it. */
  void end(String paymentId) {
    done.add(paymentId);
  }

  long ended() {
    return done.size();
  }

  /** Those of which the worker did all. */
  boolean isDone(String paymentId) {
    return done.contains(paymentId);
  }

  /** All payments, by their ids. */
  Map<String, Errand> all() {
    return new TreeMap<>(begun);
  }
}
