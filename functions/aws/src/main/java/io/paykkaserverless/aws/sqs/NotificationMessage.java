package io.paykkaserverless.aws.sqs;

import io.paykkaserverless.core.notification.NotificationRef;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The body of a queue message: which notification of which payment. */
final class NotificationMessage {

  private static final String PAYMENT = "payment_id";
  private static final String NOTIFICATION = "notification_id";

  private NotificationMessage() {}

  static String write(NotificationRef ref) {
    return new JsonWriter()
        .put(PAYMENT, ref.payment().value())
        .put(NOTIFICATION, ref.notification())
        .toString();
  }

  /** What {@code body} points at, or nothing where it was not written by {@link #write}. */
  static Optional<NotificationRef> read(String body) {
    try {
      JsonObject json = JsonReader.readObject(body.getBytes(StandardCharsets.UTF_8));
      Optional<PaymentId> payment = json.text(PAYMENT).flatMap(PaymentId::parse);
      return payment.flatMap(
          id -> json.text(NOTIFICATION).map(notification -> new NotificationRef(id, notification)));
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }
}
