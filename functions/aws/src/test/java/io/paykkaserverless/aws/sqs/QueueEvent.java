package io.paykkaserverless.aws.sqs;

import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What Lambda hands a function for a batch, made for tests: the messages are {@code id-0}, {@code
 * id-1} and so on, their receipt handles {@code receipt-0}, {@code receipt-1} and so on.
 */
public final class QueueEvent {

  private final List<String> bodies = new ArrayList<>();

  /** With a message of ours. */
  public QueueEvent with(QueuedNotification message) {
    return withBody(NotificationMessage.write(message));
  }

  /** With a message that says anything. */
  public QueueEvent withBody(String body) {
    bodies.add(body);
    return this;
  }

  /** As JSON. */
  public String text() {
    JsonWriter json = new JsonWriter().beginArray("Records");
    for (int i = 0; i < bodies.size(); i++) {
      json.beginElement()
          .put("messageId", "id-" + i)
          .put("receiptHandle", "receipt-" + i)
          .put("body", bodies.get(i))
          .put("eventSourceARN", "arn:aws:sqs:eu-central-1:123456789012:notifications")
          .end();
    }
    return json.end().toString();
  }

  /** The answer that says that these messages shall come again. */
  public static String failed(int... messages) {
    JsonWriter json = new JsonWriter().beginArray("batchItemFailures");
    for (int message : messages) {
      json.beginElement().put("itemIdentifier", "id-" + message).end();
    }
    return json.end().toString();
  }
}
