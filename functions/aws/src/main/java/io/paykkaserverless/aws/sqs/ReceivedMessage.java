package io.paykkaserverless.aws.sqs;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.MalformedJson;
import java.util.ArrayList;
import java.util.List;

/**
 * A message as Lambda hands it over (Lambda developer guide, "Using Lambda with Amazon SQS").
 *
 * @param id what the answer names it by
 * @param queue the name of the queue it came from
 * @param receiptHandle what the queue names this giving out of it by
 * @param body as it was sent
 */
record ReceivedMessage(String id, String queue, String receiptHandle, String body) {

  /**
   * Reads an event.
   *
   * @throws IllegalArgumentException where it is no SQS event
   */
  static List<ReceivedMessage> batch(byte[] event) {
    try {
      JsonArray records =
          JsonReader.readObject(event)
              .array("Records")
              .orElseThrow(() -> new IllegalArgumentException("not an SQS event: no Records"));
      List<ReceivedMessage> messages = new ArrayList<>();
      for (JsonValue value : records.values()) {
        messages.add(of(value));
      }
      return messages;
    } catch (MalformedJson e) {
      throw new IllegalArgumentException("not an SQS event: " + e.getMessage(), e);
    }
  }

  private static ReceivedMessage of(JsonValue value) {
    if (value instanceof JsonObject record) {
      return new ReceivedMessage(
          required(record, "messageId"),
          queue(required(record, "eventSourceARN")),
          required(record, "receiptHandle"),
          record.text("body").orElse(""));
    }
    throw new IllegalArgumentException("not an SQS event: a record that is no object");
  }

  /** An ARN ends with a colon and the queue's name. */
  private static String queue(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private static String required(JsonObject record, String name) {
    return record
        .text(name)
        .orElseThrow(
            () -> new IllegalArgumentException("not an SQS event: a record without " + name));
  }
}
