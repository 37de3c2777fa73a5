package io.paykkaserverless.core.notification;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Port: the addresses that hear what happened, as the merchant configured them.
 *
 * <p>All methods throw {@link io.paykkaserverless.core.secret.Rotating.SecretUnavailable} where the
 * configuration cannot be read: that is our failure, not an endpoint's.
 */
public interface MerchantEndpoints {

  /** Who hears of {@code type}, in a fixed order. */
  List<EndpointName> wanting(NotificationType type);

  /** Whether there is such an endpoint. */
  boolean has(EndpointName endpoint);

  /**
   * Sends once, signed at this moment. Never throws for anything the network or merchant does.
   *
   * @param endpoint one that {@link #has} knows
   */
  Answer deliver(EndpointName endpoint, Notification notification);

  /** What came of one try. */
  sealed interface Answer {

    /** Answered 2xx. */
    record Accepted(int httpStatus, Duration took) implements Answer {}

    /**
     * Answered anything else; redirects are not followed.
     *
     * @param retryAfter how long the answer asks us to wait
     * @param excerpt the beginning of what it said: short, without anything secret
     */
    record Refused(int httpStatus, Duration took, Optional<Duration> retryAfter, String excerpt)
        implements Answer {}

    /** No answer: not connected, not allowed to be connected to, timed out, cut off. */
    record Unreachable(String cause, Duration took) implements Answer {}
  }
}
