package io.paykkaserverless.runner.rotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paykkaserverless.aws.secrets.SecretForms;
import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonValue.JsonString;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.keys.Unusable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One caller's keys in the secret of all callers, oldest first. What it makes of the secret differs
 * in this caller's keys alone. Prints none.
 */
final class CallerKeys {

  private final JsonObject callers;
  private final String caller;
  private final List<JsonValue> keys;

  private CallerKeys(JsonObject callers, String caller, List<JsonValue> keys) {
    this.callers = callers;
    this.caller = caller;
    this.keys = keys;
  }

  /**
   * The keys of {@code caller}.
   *
   * @param secret the whole secret's text
   * @throws Unusable where functions could not read it, or it has no such caller; quotes no key
   */
  static CallerKeys in(String secret, String caller) {
    try {
      SecretForms.apiKeys(secret);
      JsonObject callers = JsonReader.readObject(secret.getBytes(UTF_8));
      Optional<List<JsonValue>> keys = callers.array(caller).map(JsonArray::values);
      return new CallerKeys(
          callers,
          caller,
          keys.orElseThrow(
              () ->
                  new Unusable(
                      "the secret has no caller %s; it has %s"
                          .formatted(caller, String.join(", ", callers.fields().keySet())))));
    } catch (IllegalArgumentException | MalformedJson _) {
      throw new Unusable(
          "the secret is not as functions want it, so nothing was changed; it must be "
              + SecretForms.API_KEYS);
    }
  }

  int count() {
    return keys.size();
  }

  /** The secret's text with one key more. */
  String and(String fresh) {
    return with(Stream.concat(keys.stream(), Stream.of(new JsonString(fresh))).toList());
  }

  /** The secret's text without the newest key. */
  String withoutNewest() {
    return with(keys.subList(0, keys.size() - 1));
  }

  /** The secret's text with the newest key alone. */
  String newestAlone() {
    return with(keys.subList(keys.size() - 1, keys.size()));
  }

  private String with(List<JsonValue> changed) {
    JsonWriter json = new JsonWriter();
    callers
        .fields()
        .forEach(
            (name, value) -> json.put(name, name.equals(caller) ? new JsonArray(changed) : value));
    String text = json.toString();
    SecretForms.apiKeys(text);
    return text;
  }

  @Override
  public String toString() {
    return "[keys of " + caller + "]";
  }
}
