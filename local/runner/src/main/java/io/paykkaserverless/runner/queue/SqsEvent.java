package io.paykkaserverless.runner.queue;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.template.LocalAddresses;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What Lambda tells a function about a batch of messages, and what it understands of the answer.
 */
final class SqsEvent {

  private SqsEvent() {}

  static byte[] write(String queue, List<Message> messages) {
    JsonWriter event = new JsonWriter().beginArray("Records");
    for (Message message : messages) {
      event
          .beginElement()
          .put("messageId", message.messageId())
          .put("receiptHandle", message.receiptHandle())
          .put("body", message.body())
          .beginObject("attributes");
      message.attributesAsStrings().forEach(event::put);
      event.end().beginObject("messageAttributes");
      message
          .messageAttributes()
          .forEach(
              (name, value) ->
                  event
                      .beginObject(name)
                      .put("stringValue", Optional.ofNullable(value.stringValue()))
                      .put("dataType", value.dataType())
                      .end());
      event
          .end()
          .put("md5OfBody", message.md5OfBody())
          .put("eventSource", "aws:sqs")
          .put("eventSourceARN", LocalAddresses.queueArn(queue))
          .put("awsRegion", LocalAddresses.REGION)
          .end();
    }
    return event.end().toBytes();
  }

  /**
   * The messages that failed, out of a batch, by what a function with ReportBatchItemFailures
   * answered. An answer Lambda cannot follow, one that names a foreign message included, means that
   * all failed; nothing or an empty list, that none did.
   */
  static Set<String> failed(byte[] answer, Set<String> batch) {
    Optional<JsonArray> failures;
    try {
      switch (JsonReader.read(answer)) {
        case JsonObject object -> failures = object.array("batchItemFailures");
        case JsonValue.JsonNull _ -> {
          return Set.of();
        }
        case JsonArray _, JsonValue.JsonString _, JsonValue.JsonBoolean _, JsonNumber _ -> {
          return batch;
        }
      }
    } catch (MalformedJson _) {
      return answer.length == 0 ? Set.of() : batch;
    }
    Set<String> failed = new HashSet<>();
    for (JsonValue failure : failures.map(JsonArray::values).orElse(List.of())) {
      Optional<String> id =
          failure instanceof JsonObject named ? named.text("itemIdentifier") : Optional.empty();
      if (id.isEmpty() || !batch.contains(id.get())) {
        return batch;
      }
      failed.add(id.get());
    }
    return failed;
  }
}
