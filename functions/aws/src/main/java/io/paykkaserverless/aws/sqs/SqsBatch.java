package io.paykkaserverless.aws.sqs;

import com.amazonaws.services.lambda.runtime.Context;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.core.notification.NotificationRef;
import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where batches from SQS enter and leave. Each message is handled on its own; those that shall come
 * again are named in the answer ({@code ReportBatchItemFailures}), the others are forgotten by the
 * queue. A message that cannot be read is named too, so that it ends in the dead-letter queue
 * without holding up its neighbours.
 */
public final class SqsBatch {

  private final InvocationLog log;

  public SqsBatch(InvocationLog log) {
    this.log = log;
  }

  /** What a function does with a message. */
  @FunctionalInterface
  public interface MessageHandler {

    /** Handles one message. Whatever it throws makes the message come again. */
    Outcome handle(NotificationRef notification);
  }

  /** What the queue shall do with a message. */
  public enum Outcome {
    DONE,
    TRY_AGAIN
  }

  /**
   * Serves one invocation. The body of {@link
   * com.amazonaws.services.lambda.runtime.RequestStreamHandler#handleRequest}.
   *
   * @throws IOException where the runtime's streams fail
   * @throws IllegalArgumentException where it is no SQS event; then the whole batch comes again
   */
  public void serve(InputStream event, OutputStream answer, Context context, MessageHandler handler)
      throws IOException {
    List<Message> messages = messages(event.readAllBytes());
    log.started(context);
    try {
      JsonWriter json = new JsonWriter().beginArray("batchItemFailures");
      for (Message message : messages) {
        Outcome outcome = handle(message, handler);
        log.handled(message.id(), outcome.name());
        if (outcome == Outcome.TRY_AGAIN) {
          json.beginElement().put("itemIdentifier", message.id()).end();
        }
      }
      answer.write(json.end().toBytes());
    } finally {
      log.finished();
    }
  }

  private Outcome handle(Message message, MessageHandler handler) {
    Optional<NotificationRef> notification = NotificationMessage.read(message.body());
    if (notification.isEmpty()) {
      log.failed(
          "a message of the queue is not one of ours",
          new IllegalArgumentException("message " + message.id()));
      return Outcome.TRY_AGAIN;
    }
    try {
      return handler.handle(notification.get());
    } catch (RuntimeException e) {
      log.failed("a message of the queue could not be handled", e);
      return Outcome.TRY_AGAIN;
    }
  }

  private static List<Message> messages(byte[] event) {
    try {
      JsonArray records =
          JsonReader.readObject(event)
              .array("Records")
              .orElseThrow(() -> new IllegalArgumentException("not an SQS event: no Records"));
      List<Message> messages = new ArrayList<>();
      for (JsonValue value : records.values()) {
        messages.add(Message.of(value));
      }
      return messages;
    } catch (MalformedJson e) {
      throw new IllegalArgumentException("not an SQS event: " + e.getMessage(), e);
    }
  }

  private record Message(String id, String body) {

    static Message of(JsonValue value) {
      if (value instanceof JsonObject record && record.text("messageId").isPresent()) {
        return new Message(record.text("messageId").orElseThrow(), record.text("body").orElse(""));
      }
      throw new IllegalArgumentException("not an SQS event: a record without messageId");
    }
  }
}
