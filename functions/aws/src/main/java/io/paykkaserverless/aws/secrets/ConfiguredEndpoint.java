package io.paykkaserverless.aws.secrets;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.secret.HmacKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An address of the merchant's that hears of changes. Says only its name of itself.
 *
 * @param url where messages are sent
 * @param wants what it hears of
 * @param current the key that signs
 * @param previous the key that was current before, while receivers may still hold it
 */
public record ConfiguredEndpoint(
    EndpointName name,
    URI url,
    Set<NotificationType> wants,
    HmacKey current,
    Optional<Retiring> previous) {

  public ConfiguredEndpoint {
    wants = Set.copyOf(wants);
  }

  /**
   * A key that will sign no more.
   *
   * @param until it signs before this moment and not from it on
   */
  public record Retiring(HmacKey key, Instant until) {}

  /** The keys that sign at this moment, newest first. */
  public List<HmacKey> signing(Instant at) {
    return previous
        .filter(retiring -> at.isBefore(retiring.until()))
        .map(retiring -> List.of(current, retiring.key()))
        .orElseGet(() -> List.of(current));
  }

  @Override
  public String toString() {
    return "[endpoint " + name + "]";
  }
}
