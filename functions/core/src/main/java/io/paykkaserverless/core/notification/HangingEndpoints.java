package io.paykkaserverless.core.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which endpoints lately took a message and gave no answer, as far as this process knows. A try of
 * such an endpoint holds up all that was received with it, so first tries of it are made where
 * nothing else waits for its first. Forgetting one costs time and nothing else. For use by several
 * threads.
 */
final class HangingEndpoints {

  /** A host that is off answers nothing for as long, one that refuses answers sooner. */
  private static final Duration LONG = Duration.ofSeconds(2);

  /** How long it is believed to hang. Its messages are tried all the same, in another queue. */
  private static final Duration BELIEVED = Duration.ofSeconds(30);

  private final Map<EndpointName, Instant> until = new ConcurrentHashMap<>();
  private final InstantSource clock;

  HangingEndpoints(InstantSource clock) {
    this.clock = clock;
  }

  /** Learns from a try. */
  void learn(EndpointName endpoint, MerchantEndpoints.Answer answer) {
    switch (answer) {
      case MerchantEndpoints.Answer.Unreachable(String _, Duration took) -> {
        if (took.compareTo(LONG) >= 0) {
          until.put(endpoint, clock.instant().plus(BELIEVED));
        }
      }
      case MerchantEndpoints.Answer.Accepted _, MerchantEndpoints.Answer.Refused _ ->
          until.remove(endpoint);
    }
  }

  /** Whether it is believed to hang now. */
  boolean contains(EndpointName endpoint) {
    Instant end = until.get(endpoint);
    return end != null && clock.instant().isBefore(end);
  }
}
