package io.paykkaserverless.bench.standin;

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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * DynamoDB, SQS and Secrets Manager as well as a measurement needs them: items are told apart by
 * table and key, no condition is looked at, and what is sent goes nowhere. Once {@link #freeze} was
 * called, writes are answered and forgotten, so that each invocation finds what the one before it
 * found.
 */
public final class PlayedAws {

  private final Map<List<String>, JsonObject> items = new ConcurrentHashMap<>();
  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private final List<JsonObject> written = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile boolean frozen;

  /** Keeps a secret's value, under its name or ARN. */
  public void secret(String id, String value) {
    secrets.put(id, value);
  }

  /** Keeps an item, frozen or not. */
  public void put(String table, JsonObject item) {
    items.put(key(table, item), item);
  }

  /** Forgets what is written from now on. */
  public void freeze() {
    frozen = true;
  }

  /** What was put into tables before {@link #freeze}, the oldest first. */
  public List<JsonObject> written() {
    return List.copyOf(written);
  }

  /** Which operations were asked for so far, the first one first: {@code GetItem}. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** Counts from nothing again. */
  public void forgetAsked() {
    asked.clear();
  }

  /**
   * Does what a request says.
   *
   * @param target the header {@code x-amz-target}: the service's name, a dot, and the operation's
   */
  byte[] answer(String target, byte[] body) {
    JsonObject request = read(body);
    JsonWriter answer = new JsonWriter();
    String operation = target.substring(target.indexOf('.') + 1);
    asked.add(operation);
    switch (operation) {
      case "PutItem" -> write(request);
      case "GetItem" ->
          Optional.ofNullable(items.get(key(text(request, "TableName"), object(request, "Key"))))
              .ifPresent(item -> answer.put("Item", item));
      case "SendMessage" -> send(request, answer);
      case "GetSecretValue" -> secret(request, answer);
      case "UpdateItem", "TransactWriteItems" -> {
        // Nobody reads what they answer.
      }
      default -> throw new IllegalArgumentException("nobody plays " + target);
    }
    return answer.toBytes();
  }

  private void write(JsonObject request) {
    if (!frozen) {
      JsonObject item = object(request, "Item");
      written.add(item);
      put(text(request, "TableName"), item);
    }
  }

  private static void send(JsonObject request, JsonWriter answer) {
    byte[] message = text(request, "MessageBody").getBytes(StandardCharsets.UTF_8);
    try {
      answer
          .put("MessageId", "00000000-0000-0000-0000-000000000000")
          .put(
              "MD5OfMessageBody",
              HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(message)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  private void secret(JsonObject request, JsonWriter answer) {
    String id = text(request, "SecretId");
    answer
        .put("ARN", id)
        .put("Name", id)
        .put("VersionId", "00000000-0000-0000-0000-000000000000")
        .put(
            "SecretString",
            Optional.ofNullable(secrets.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no secret " + id)));
  }

  /** The attributes that name an item in ours and in the reference's tables. */
  private static List<String> key(String table, JsonObject item) {
    return List.of(table, part(item, "pk"), part(item, "sk"), part(item, "id"));
  }

  private static String part(JsonObject item, String name) {
    return item.get(name)
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .flatMap(PlayedAws::string)
        .orElse("");
  }

  private static Optional<String> string(JsonValue attribute) {
    return attribute instanceof JsonObject typed ? typed.text("S") : Optional.empty();
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
