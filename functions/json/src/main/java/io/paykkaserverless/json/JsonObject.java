package io.paykkaserverless.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Named values, in the order they were written. The typed accessors answer empty both where a field
 * is missing and where it is of another kind; use {@link #get} where the difference matters.
 *
 * @param fields unmodifiable, names unique
 */
public record JsonObject(Map<String, JsonValue> fields) implements JsonValue {

  public JsonObject {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The field, of whatever kind; {@link JsonValue.JsonNull} where {@code null} was written. */
  public Optional<JsonValue> get(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** The field, if it is text. */
  public Optional<String> text(String name) {
    return fields.get(name) instanceof JsonString(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** The field, if it is a whole number that fits a long. */
  public Optional<Long> integer(String name) {
    return fields.get(name) instanceof JsonNumber number ? number.integer() : Optional.empty();
  }

  /** The field, if it is true or false. */
  public Optional<Boolean> bool(String name) {
    return fields.get(name) instanceof JsonBoolean(boolean value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** The field, if it is an object. */
  public Optional<JsonObject> object(String name) {
    return fields.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  /** The field, if it is an array. */
  public Optional<JsonArray> array(String name) {
    return fields.get(name) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
  }

  @Override
  public String toString() {
    return "{" + fields.size() + " fields}";
  }
}
