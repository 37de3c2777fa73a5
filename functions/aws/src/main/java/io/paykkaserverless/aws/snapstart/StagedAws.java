package io.paykkaserverless.aws.snapstart;

import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Plays DynamoDB, SQS and Secrets Manager as well as a rehearsal needs it: keeps items, looks at no
 * condition, has one queue.
 */
final class StagedAws {

  private static final Map<String, String> JSON =
      Map.of("content-type", "application/x-amz-json-1.0");

  /** An attribute's name in a key condition: no value, function or keyword. */
  private static final Pattern KEY = Pattern.compile("(?<![:\\w])[a-z_]+(?![\\w(])");

  private final Map<String, String> secrets;
  private final Map<List<JsonValue>, JsonObject> items = new ConcurrentHashMap<>();
  private final Queue<String> sent = new ConcurrentLinkedQueue<>();

  /**
   * An empty table, and secrets.
   *
   * @param secrets by the id they are asked for with
   */
  StagedAws(Map<String, String> secrets) {
    this.secrets = Map.copyOf(secrets);
  }

  /**
   * Does what a request says.
   *
   * @param target the header {@code x-amz-target}: the service's name, a dot, and the operation's
   */
  HttpAnswer answer(String target, byte[] body) {
    JsonObject request = read(body);
    JsonWriter answer = new JsonWriter();
    switch (target.substring(target.indexOf('.') + 1)) {
      case "PutItem" -> items.put(key(object(request, "Item")), object(request, "Item"));
      case "GetItem" -> get(request, answer);
      case "DeleteItem" -> items.remove(key(object(request, "Key")));
      case "Query" -> query(request, answer);
      case "SendMessage" -> send(request, answer);
      case "GetSecretValue" -> secret(request, answer);
      default -> {
        // UpdateItem and ChangeMessageVisibility: nobody reads what they answer.
      }
    }
    return new HttpAnswer(200, JSON, answer.toBytes());
  }

  /** The message that was sent first and not taken yet; empty where there is none. */
  String take() {
    return Objects.requireNonNullElse(sent.poll(), "");
  }

  private void get(JsonObject request, JsonWriter answer) {
    JsonObject item = items.get(key(object(request, "Key")));
    if (item != null) {
      answer.put("Item", item);
    }
  }

  /** Finds what has the index's keys and every text asked for; whether it is due is not seen. */
  private void query(JsonObject request, JsonWriter answer) {
    List<String> keys =
        KEY.matcher(text(request, "KeyConditionExpression"))
            .results()
            .map(MatchResult::group)
            .toList();
    List<String> wanted =
        object(request, "ExpressionAttributeValues").fields().values().stream()
            .flatMap(StagedAws::text)
            .toList();
    answer.beginArray("Items");
    for (JsonObject item : items.values()) {
      boolean indexed = item.fields().keySet().containsAll(keys);
      if (indexed && wanted.stream().allMatch(text -> has(item, text))) {
        answer.beginElement();
        item.fields().forEach(answer::put);
        answer.end();
      }
    }
    answer.end();
  }

  /** As an attribute, or as what the sort key begins with. */
  private static boolean has(JsonObject item, String text) {
    return text(object(item, "sk")).anyMatch(sort -> sort.startsWith(text))
        || item.fields().values().stream().flatMap(StagedAws::text).anyMatch(text::equals);
  }

  private static Stream<String> text(JsonValue attribute) {
    return attribute instanceof JsonObject typed ? typed.text("S").stream() : Stream.empty();
  }

  private void send(JsonObject request, JsonWriter answer) {
    String message = text(request, "MessageBody");
    sent.add(message);
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(message.getBytes(StandardCharsets.UTF_8));
      answer
          .put("MessageId", "rehearsal")
          .put("MD5OfMessageBody", HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  private void secret(JsonObject request, JsonWriter answer) {
    String id = text(request, "SecretId");
    answer
        .put("Name", id)
        .put("VersionId", "rehearsal")
        .put("SecretString", secrets.getOrDefault(id, ""));
  }

  private static List<JsonValue> key(JsonObject item) {
    return List.of(object(item, "pk"), object(item, "sk"));
  }

  private static JsonObject object(JsonObject parent, String name) {
    return parent.object(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
  }

  private static String text(JsonObject parent, String name) {
    return parent.text(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
  }

  private static JsonObject read(byte[] body) {
    try {
      return JsonReader.readObject(body);
    } catch (MalformedJson e) {
      throw new IllegalArgumentException("AWS's requests are JSON", e);
    }
  }
}
