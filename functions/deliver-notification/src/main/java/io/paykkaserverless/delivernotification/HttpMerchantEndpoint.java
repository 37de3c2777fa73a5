package io.paykkaserverless.delivernotification;

import io.paykkaserverless.core.notification.MerchantEndpoint;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationSigner;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.http.HttpOutcome;
import io.paykkaserverless.http.HttpTransport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The merchant's backend, over HTTPS, signed as Standard Webhooks 1.0 says. One POST, ten seconds,
 * no redirect; the answer's body is not looked at.
 */
final class HttpMerchantEndpoint implements MerchantEndpoint {

  /** How long the merchant's backend may take for one message. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private final URI url;
  private final Rotating<List<HmacKey>> keys;
  private final InstantSource clock;
  private final Duration limit;
  private final HttpTransport transport = new HttpTransport();

  /**
   * Sends to one address.
   *
   * @param limit for one message, from looking the address up to the end of the answer
   * @throws IllegalArgumentException where {@code addresses} does not allow {@code url}; does not
   *     quote it, for it may hold a password
   */
  HttpMerchantEndpoint(
      URI url,
      AddressRule addresses,
      Rotating<List<HmacKey>> keys,
      InstantSource clock,
      Duration limit) {
    if (!addresses.allows(url)) {
      throw new IllegalArgumentException(
          "notifications go to an https address without user name and password, and to no other");
    }
    this.url = url;
    this.keys = keys;
    this.clock = clock;
    this.limit = limit;
  }

  @Override
  public Delivery deliver(Notification notification) {
    Instant start = clock.instant();
    HttpOutcome outcome =
        transport.post(
            url,
            headers(notification, start),
            notification.body().getBytes(StandardCharsets.UTF_8),
            limit);
    Duration took = Duration.between(start, clock.instant());
    return switch (outcome) {
      case HttpOutcome.Answered(HttpAnswer answer) ->
          answer.status() / 100 == 2
              ? new Delivery.Accepted(answer.status(), took)
              : new Delivery.Refused(answer.status(), took);
      case HttpOutcome.NotSent(String cause) -> new Delivery.Unreachable(cause, took);
      case HttpOutcome.NoAnswer(String cause) -> new Delivery.Unreachable(cause, took);
    };
  }

  private Map<String, String> headers(Notification notification, Instant at) {
    return Map.of(
        "Content-Type", "application/json",
        "User-Agent", "paykka-serverless",
        "webhook-id", notification.id(),
        "webhook-timestamp", Long.toString(at.getEpochSecond()),
        "webhook-signature",
            NotificationSigner.sign(notification.id(), at, notification.body(), keys.current()));
  }
}
