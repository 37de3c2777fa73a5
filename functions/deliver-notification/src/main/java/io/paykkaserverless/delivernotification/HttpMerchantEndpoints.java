package io.paykkaserverless.delivernotification;

import io.paykkaserverless.aws.secrets.ConfiguredEndpoint;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.Excerpt;
import io.paykkaserverless.core.notification.MerchantEndpoints;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationSigner;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.http.HttpOutcome;
import io.paykkaserverless.http.HttpTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The merchant's endpoints, over HTTPS, signed as Standard Webhooks 1.0 says. One POST each time,
 * ten seconds, no redirect.
 */
final class HttpMerchantEndpoints implements MerchantEndpoints {

  /** How long an endpoint may take for one message. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private final Rotating<List<ConfiguredEndpoint>> configured;
  private final HttpTransport transport;
  private final InstantSource clock;
  private final Duration limit;

  /**
   * Sends to the endpoints that are configured at the moment.
   *
   * @param limit for one message, from looking the address up to the end of the answer
   */
  HttpMerchantEndpoints(
      Rotating<List<ConfiguredEndpoint>> configured,
      HttpTransport transport,
      InstantSource clock,
      Duration limit) {
    this.configured = configured;
    this.transport = transport;
    this.clock = clock;
    this.limit = limit;
  }

  @Override
  public List<EndpointName> wanting(NotificationType type) {
    return configured.current().stream()
        .filter(endpoint -> endpoint.wants().contains(type))
        .map(ConfiguredEndpoint::name)
        .toList();
  }

  @Override
  public boolean has(EndpointName endpoint) {
    if (find(endpoint).isPresent()) {
      return true;
    }
    // It may have been added since we looked; another thread may have looked meanwhile.
    configured.refresh();
    return find(endpoint).isPresent();
  }

  @Override
  public Answer deliver(EndpointName name, Notification notification) {
    ConfiguredEndpoint endpoint =
        find(name).orElseThrow(() -> new IllegalStateException("there is no endpoint " + name));
    Instant start = clock.instant();
    HttpOutcome outcome =
        transport.post(
            endpoint.url(),
            headers(notification, start, endpoint),
            notification.body().getBytes(StandardCharsets.UTF_8),
            limit);
    Instant end = clock.instant();
    Duration took = Duration.between(start, end);
    return switch (outcome) {
      case HttpOutcome.Answered(HttpAnswer answer) -> answered(answer, end, took);
      case HttpOutcome.NotSent(String cause) -> new Answer.Unreachable(cause, took);
      case HttpOutcome.NoAnswer(String cause) -> new Answer.Unreachable(cause, took);
    };
  }

  private static Answer answered(HttpAnswer answer, Instant at, Duration took) {
    return answer.status() / 100 == 2
        ? new Answer.Accepted(answer.status(), took)
        : new Answer.Refused(
            answer.status(),
            took,
            RetryAfter.of(answer, at),
            Excerpt.of(answer.body(), answer.isWhole()));
  }

  private static Map<String, String> headers(
      Notification notification, Instant at, ConfiguredEndpoint endpoint) {
    String id = notification.id().text();
    return Map.of(
        "Content-Type",
        "application/json",
        "User-Agent",
        "paykka-serverless",
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(at.getEpochSecond()),
        "webhook-signature",
        NotificationSigner.sign(id, at, notification.body(), endpoint.signing(at)));
  }

  private Optional<ConfiguredEndpoint> find(EndpointName name) {
    return configured.current().stream().filter(it -> it.name().equals(name)).findFirst();
  }
}
