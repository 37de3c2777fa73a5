package io.paykkaserverless.aws.sqs;

import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.core.notification.QueuedNotification.Addressed;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The body of a queue message: which notification, and which endpoint if it has one already. */
final class NotificationMessage {

  private static final String NOTIFICATION = "notification_id";
  private static final String ENDPOINT = "endpoint";
  private static final String ROUND = "round";
  private static final String RETRY = "retry";

  private NotificationMessage() {}

  static String write(QueuedNotification message) {
    JsonWriter json = new JsonWriter().put(NOTIFICATION, message.notification().text());
    return switch (message) {
      case Announced _ -> json.toString();
      case Addressed(DeliveryId delivery, int round) -> write(json, delivery, round).toString();
      case Retried(DeliveryId delivery, int round) ->
          write(json, delivery, round).put(RETRY, true).toString();
    };
  }

  private static JsonWriter write(JsonWriter json, DeliveryId delivery, int round) {
    return json.put(ENDPOINT, delivery.endpoint().value()).put(ROUND, round);
  }

  /** What {@code body} points at, or nothing where it was not written by {@link #write}. */
  static Optional<QueuedNotification> read(String body) {
    try {
      JsonObject json = JsonReader.readObject(body.getBytes(StandardCharsets.UTF_8));
      return json.text(NOTIFICATION)
          .flatMap(NotificationId::parse)
          .flatMap(
              id ->
                  json.get(ENDPOINT).isPresent()
                      ? addressed(id, json)
                      : Optional.of(new Announced(id)));
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }

  private static Optional<QueuedNotification> addressed(NotificationId id, JsonObject json) {
    return json.text(ENDPOINT)
        .flatMap(EndpointName::parse)
        .flatMap(
            endpoint ->
                json.integer(ROUND)
                    .filter(round -> round >= 0 && round <= Integer.MAX_VALUE)
                    .map(round -> addressed(new DeliveryId(id, endpoint), round.intValue(), json)));
  }

  private static QueuedNotification addressed(DeliveryId delivery, int round, JsonObject json) {
    return json.bool(RETRY).orElse(false)
        ? new Retried(delivery, round)
        : new Addressed(delivery, round);
  }
}
