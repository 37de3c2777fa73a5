package io.paykkaserverless.aws.secrets;

import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonValue.JsonString;
import io.paykkaserverless.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The forms our secrets have in Secrets Manager. Each method throws an {@link
 * IllegalArgumentException} that does not quote the text where it is of another form.
 */
public final class SecretForms {

  /** What {@link #tokenKeys} wants, for errors. */
  public static final String TOKEN_KEYS =
      "{\"current\":\"<Base64 of 32 bytes>\",\"previous\":\"<likewise, optional>\"}";

  /** What {@link #notificationKeys} wants, for errors. */
  public static final String NOTIFICATION_KEYS =
      "{\"current\":\"whsec_<Base64 of 24 to 64 bytes>\",\"previous\":\"<likewise, optional>\"}";

  /** What {@link #apiKeys} wants, for errors. */
  public static final String API_KEYS =
      "{\"<caller>\":[\"<key of at least 20 characters>\"]}, each key once";

  private static final int TOKEN_KEY_BYTES = 32;
  private static final String NOTIFICATION_KEY_PREFIX = "whsec_";
  private static final int NOTIFICATION_KEY_BYTES_MIN = 24;
  private static final int NOTIFICATION_KEY_BYTES_MAX = 64;

  private SecretForms() {}

  /** Keys of the tokens we sign, newest first. */
  public static List<HmacKey> tokenKeys(String text) {
    return keys(text, "", TOKEN_KEY_BYTES, TOKEN_KEY_BYTES);
  }

  /** Keys that sign notifications as Standard Webhooks 1.0 writes them, newest first. */
  public static List<HmacKey> notificationKeys(String text) {
    return keys(
        text, NOTIFICATION_KEY_PREFIX, NOTIFICATION_KEY_BYTES_MIN, NOTIFICATION_KEY_BYTES_MAX);
  }

  /** The keys of merchants' servers. */
  public static ApiKeys apiKeys(String text) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    object(text).fields().forEach((caller, value) -> keys.put(caller, strings(value)));
    return new ApiKeys(keys);
  }

  private static List<HmacKey> keys(String text, String prefix, int bytesMin, int bytesMax) {
    JsonObject json = object(text);
    boolean onlyKnown = List.of("current", "previous").containsAll(json.fields().keySet());
    if (!onlyKnown) {
      throw new IllegalArgumentException("there may be current and previous, nothing else");
    }
    List<HmacKey> keys = new ArrayList<>();
    keys.add(key(text(json, "current"), prefix, bytesMin, bytesMax));
    if (json.get("previous").isPresent()) {
      keys.add(key(text(json, "previous"), prefix, bytesMin, bytesMax));
    }
    return List.copyOf(keys);
  }

  private static String text(JsonObject json, String name) {
    Optional<String> text = json.text(name);
    return text.orElseThrow(() -> new IllegalArgumentException(name + " must be text"));
  }

  private static HmacKey key(String text, String prefix, int bytesMin, int bytesMax) {
    if (!text.startsWith(prefix)) {
      throw new IllegalArgumentException("a key must begin with " + prefix);
    }
    byte[] bytes = Base64.getDecoder().decode(text.substring(prefix.length()));
    if (bytes.length < bytesMin || bytes.length > bytesMax) {
      throw new IllegalArgumentException(
          "a key must have " + bytesMin + " to " + bytesMax + " bytes");
    }
    return new HmacKey(bytes);
  }

  private static List<String> strings(JsonValue value) {
    List<String> strings = new ArrayList<>();
    if (value instanceof JsonArray(List<JsonValue> elements)) {
      for (JsonValue element : elements) {
        if (element instanceof JsonString(String string)) {
          strings.add(string);
        } else {
          throw new IllegalArgumentException("a key must be text");
        }
      }
      return strings;
    }
    throw new IllegalArgumentException("the keys of a caller must be an array");
  }

  private static JsonObject object(String text) {
    try {
      return JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson e) {
      throw new IllegalArgumentException("not a JSON object", e);
    }
  }
}
