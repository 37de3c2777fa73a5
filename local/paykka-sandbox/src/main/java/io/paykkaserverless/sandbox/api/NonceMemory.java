package io.paykkaserverless.sandbox.api;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Remembers nonces for {@link #MEMORY}, so that a copied request is refused. */
final class NonceMemory {

  /** Twice the timestamp window: older requests are refused by their timestamp. */
  static final Duration MEMORY = Duration.ofMinutes(10);

  private final SequencedMap<String, Instant> seen = new LinkedHashMap<>();

  /** Whether this nonce is new; from now on it is not. */
  synchronized boolean isNew(String appId, String nonce, Instant now) {
    while (!seen.isEmpty() && seen.firstEntry().getValue().plus(MEMORY).isBefore(now)) {
      seen.pollFirstEntry();
    }
    return seen.putIfAbsent(appId + " " + nonce, now) == null;
  }
}
