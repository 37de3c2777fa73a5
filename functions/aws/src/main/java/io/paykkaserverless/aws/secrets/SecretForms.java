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
      "{\"current\":\"<Base64 of 32 bytes>\"}, with next or previous beside it";

  /** What {@link #apiKeys} wants, for errors. */
  public static final String API_KEYS =
      "{\"<caller>\":[\"<key of at least 20 characters>\"]}, each key once";

  private static final int TOKEN_KEY_BYTES = 32;

  private SecretForms() {}

  /**
   * Keys of the tokens we sign. The first signs; every one is accepted, so that a key is known
   * everywhere before it signs and as long as its tokens live after it did.
   */
  public static List<HmacKey> tokenKeys(String text) {
    JsonObject json = object(text);
    boolean onlyKnown = List.of("current", "next", "previous").containsAll(json.fields().keySet());
    if (!onlyKnown) {
      throw new IllegalArgumentException("there may be current, next and previous, nothing else");
    }
    List<HmacKey> keys = new ArrayList<>();
    keys.add(key(text(json, "current")));
    for (String accepted : List.of("next", "previous")) {
      if (json.get(accepted).isPresent()) {
        keys.add(key(text(json, accepted)));
      }
    }
    return List.copyOf(keys);
  }

  /** The keys of merchants' servers. */
  public static ApiKeys apiKeys(String text) {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    object(text).fields().forEach((caller, value) -> keys.put(caller, strings(value)));
    return new ApiKeys(keys);
  }

  private static String text(JsonObject json, String name) {
    Optional<String> text = json.text(name);
    return text.orElseThrow(() -> new IllegalArgumentException(name + " must be text"));
  }

  private static HmacKey key(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (bytes.length != TOKEN_KEY_BYTES) {
      throw new IllegalArgumentException("a key must have " + TOKEN_KEY_BYTES + " bytes");
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
