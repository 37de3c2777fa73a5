package io.paykkaserverless.aws;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.NotificationContent;
import io.paykkaserverless.core.notification.NotificationFormat;
import io.paykkaserverless.json.JsonWriter;

/**
 * The JSON that merchants receive: {@code type}, {@code timestamp} and {@code data}, as Standard
 * Webhooks 1.0 recommends. Fields may be added; none is ever renamed or removed.
 */
public final class JsonNotificationFormat implements NotificationFormat {

  @Override
  public String body(NotificationContent content) {
    Money amount = content.payment().terms().amount();
    return new JsonWriter()
        .put("type", content.type().code())
        .put("timestamp", content.occurredAt().toString())
        .beginObject("data")
        .put("payment_id", content.payment().id().value())
        .put("sequence", content.sequence())
        .put("status", content.state().name())
        .put("amount", amount.minor())
        .put("currency", amount.currency().code())
        .put("reference", content.payment().terms().reference())
        .put("attempt", content.attempt())
        .put("failure_code", content.failure().map(failure -> failure.reason().name()))
        .end()
        .toString();
  }
}
