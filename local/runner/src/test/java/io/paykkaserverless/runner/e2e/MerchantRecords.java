package io.paykkaserverless.runner.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.e2e.ScriptedShopper.Created;
import io.paykkaserverless.runner.log.LogLines;
import io.paykkaserverless.runner.merchant.NotificationMessage;
import io.paykkaserverless.runner.merchant.ReceivedNotification;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What our API, its logs and the merchant's server know of a payment. */
final class MerchantRecords {

  private final LocalSystem system;
  private final ScriptedShopper shopper;

  MerchantRecords(LocalSystem system, ScriptedShopper shopper) {
    this.system = system;
    this.shopper = shopper;
  }

  void assertToldOnce(Created payment, String type) {
    shopper.await(payment, json -> delivered(json).equals(List.of(type)));
    assertThat(received(payment)).extracting(NotificationMessage::sequence).containsOnly(1L);
  }

  /** The merchant's server has accepted exactly these messages, each once, in this sequence. */
  void assertToldInSequence(Created payment, List<String> types) {
    shopper.await(payment, json -> delivered(json).size() >= types.size());
    assertThat(received(payment))
        .extracting(NotificationMessage::sequence, NotificationMessage::type)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, types.size()).mapToObj(i -> tuple(i + 1L, types.get(i))).toList());
  }

  /** What the merchant's server received about the payment and found genuine, repeats included. */
  List<NotificationMessage> received(Created payment) {
    return system.merchant().inbox().received().stream()
        .filter(ReceivedNotification::verified)
        .flatMap(notification -> notification.message().stream())
        .filter(message -> message.paymentId().equals(payment.id()))
        .toList();
  }

  /** What the merchant is told about the payment, in sequence. */
  List<JsonObject> bodies(Created payment) {
    return texts(payment).stream().map(MerchantRecords::read).toList();
  }

  /** What the merchant is told about the payment, to the byte, in sequence, archived or not. */
  List<String> texts(Created payment) {
    SortedMap<Integer, String> texts = new TreeMap<>();
    new Ageing(system)
        .itemsOf(payment.id()).stream()
            .flatMap(MerchantRecords::messages)
            .forEach(it -> texts.put(Integer.valueOf(value(it, "n").n()), value(it, "j").s()));
    return List.copyOf(texts.values());
  }

  /** Those that a payment's item holds, or the one that an item of the archive is. */
  private static Stream<Map<String, AttributeValue>> messages(Map<String, AttributeValue> item) {
    return value(item, "sk").s().startsWith("message#")
        ? Stream.of(item)
        : item.getOrDefault("ob", AttributeValue.fromL(List.of())).l().stream()
            .map(AttributeValue::m);
  }

  private static AttributeValue value(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name));
  }

  private static JsonObject read(String text) {
    try {
      return JsonReader.readObject(text.getBytes(UTF_8));
    } catch (MalformedJson e) {
      throw new AssertionError("a message is JSON", e);
    }
  }

  /** The types of the messages that the merchant's server has accepted. */
  static List<String> delivered(JsonObject payment) {
    return elements(payment, "notifications")
        .filter(MerchantRecords::isDelivered)
        .map(notification -> notification.text("type").orElseThrow())
        .toList();
  }

  private static boolean isDelivered(JsonObject notification) {
    return elements(notification, "deliveries")
        .anyMatch(delivery -> delivery.text("delivered_at").isPresent());
  }

  /** Who said what, in order. */
  List<String> history(Created payment) {
    return elements(shopper.viewAsMerchant(payment.id()).json(), "history")
        .map(line -> line.text("speaker").orElseThrow() + " " + line.text("event").orElseThrow())
        .toList();
  }

  /** What became of a payment's first attempt. */
  static JsonObject firstAttempt(JsonObject payment) {
    return elements(payment, "attempts").findFirst().orElseThrow();
  }

  static Stream<JsonObject> elements(JsonObject json, String field) {
    return json.array(field).map(JsonArray::values).orElse(List.of()).stream()
        .map(JsonObject.class::cast);
  }

  void assertLogged(String signal, String subject) {
    ScriptedShopper.await(
        () -> system.logLines().all(),
        lines ->
            lines.stream()
                .map(LogLines.Line::text)
                .anyMatch(line -> line.contains(signal) && line.contains(subject)));
  }
}
