package io.paykkaserverless.json;

/**
 * A piece of JSON that was read. Immutable. No kind prints its content, because what was read may
 * be a card number.
 */
public sealed interface JsonValue
    permits JsonObject,
        JsonArray,
        JsonNumber,
        JsonValue.JsonString,
        JsonValue.JsonBoolean,
        JsonValue.JsonNull {

  /** Text. */
  record JsonString(String text) implements JsonValue {
    @Override
    public String toString() {
      return "[string]";
    }
  }

  /** {@code true} or {@code false}. */
  record JsonBoolean(boolean value) implements JsonValue {}

  /** {@code null}, as it stood in the text. */
  record JsonNull() implements JsonValue {}
}
