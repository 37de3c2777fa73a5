package io.paykkaserverless.runner.replay;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A message to send again.
 *
 * @param endpoint where to; every endpoint it went to where there is none
 * @param about what is known of it, as our API says it
 */
record Match(NotificationId notification, Optional<EndpointName> endpoint, Optional<About> about) {

  /** Oldest first; an owner's in the order it made them. */
  static final Comparator<Match> OLDEST_FIRST =
      Comparator.comparing((Match match) -> match.about().map(About::madeAt).orElse(Instant.EPOCH))
          .thenComparing(match -> match.notification().owner().text())
          .thenComparingInt(match -> match.notification().sequence())
          .thenComparing(match -> match.endpoint().map(EndpointName::value).orElse(""));

  /**
   * What our API says of it.
   *
   * @param type what it announces
   * @param status how it stands with the endpoint
   */
  record About(String type, Instant madeAt, String status) {}

  /** What it is, in a line. */
  String words() {
    return notification
        + about.map(it -> "  " + it.type()).orElse("")
        + endpoint.map(name -> "  to " + name).orElse("  to every endpoint it went to");
  }
}
