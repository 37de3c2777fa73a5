package io.paykkaserverless.aws.http;

import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.ViewDeliveries;
import io.paykkaserverless.json.JsonWriter;
import java.util.List;

/** A payment's or an agreement's messages in our API's JSON, for the merchant's server alone. */
public final class OutboxJson {

  private OutboxJson() {}

  /** Puts the messages, oldest first, as {@code notifications}. */
  public static JsonWriter notifications(JsonWriter json, List<Notification> outbox) {
    json.beginArray("notifications");
    outbox.forEach(notification -> members(json.beginElement(), notification).end());
    return json.end();
  }

  /** The same with what became of each, and whether that is all. */
  public static JsonWriter notifications(
      JsonWriter json, List<Notification> outbox, ViewDeliveries.Seen seen) {
    json.beginArray("notifications");
    for (Notification notification : outbox) {
      members(json.beginElement(), notification, seen.of(notification.id())).end();
    }
    json.end();
    return seen.complete() ? json : json.put("deliveries_complete", false);
  }

  /** Puts one message and these of its deliveries into the open object. */
  public static JsonWriter members(
      JsonWriter json, Notification notification, List<Delivery> deliveries) {
    return DeliveryJson.deliveries(members(json, notification), deliveries);
  }

  private static JsonWriter members(JsonWriter json, Notification notification) {
    return json.put("id", notification.id().text())
        .put("type", notification.type().code())
        .put("sequence", notification.sequence())
        .put("created_at", notification.createdAt().toString())
        .put("handed_over_at", notification.handedOverAt().map(Object::toString));
  }
}
