package io.paykkaserverless.aws.http;

import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryAttempt;
import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.json.JsonWriter;
import java.util.List;

/** What became of messages, in our API's JSON, for the merchant's server alone. */
public final class DeliveryJson {

  private DeliveryJson() {}

  /** Puts one message's deliveries, as {@code deliveries}. */
  static JsonWriter deliveries(JsonWriter json, List<Delivery> deliveries) {
    json.beginArray("deliveries");
    for (Delivery delivery : deliveries) {
      members(json.beginElement(), delivery).end();
    }
    return json.end();
  }

  /** Puts what became of a message at one endpoint, named by both, into the open object. */
  public static JsonWriter listed(JsonWriter json, Delivery delivery) {
    json.put("notification_id", delivery.id().notification().text())
        .put("type", delivery.type().code())
        .put("endpoint", delivery.id().endpoint().value())
        .put("status", delivery.state().name())
        .put("created_at", delivery.announcedAt().toString())
        .put("tries", delivery.tries())
        .put("replays", delivery.round());
    if (!delivery.attempts().isEmpty()) {
      attempt(json.beginObject("last_attempt"), delivery.attempts().getLast()).end();
    }
    return json;
  }

  private static JsonWriter members(JsonWriter json, Delivery delivery) {
    json.put("endpoint", delivery.id().endpoint().value()).put("status", delivery.state().name());
    if (delivery.state() == DeliveryState.WAITING) {
      json.put("next_try_at", delivery.nextTryAt().toString());
    }
    json.put("delivered_at", delivery.deliveredAt().map(Object::toString))
        .put("replays", delivery.round())
        .beginArray("attempts");
    delivery.attempts().forEach(attempt -> attempt(json.beginElement(), attempt).end());
    return json.end();
  }

  private static JsonWriter attempt(JsonWriter json, DeliveryAttempt attempt) {
    return json.put("at", attempt.at().toString())
        .put("http_status", attempt.httpStatus())
        .put("duration_ms", attempt.took().toMillis())
        .put("excerpt", attempt.excerpt());
  }
}
