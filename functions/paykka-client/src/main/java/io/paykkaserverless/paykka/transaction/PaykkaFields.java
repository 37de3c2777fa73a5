package io.paykkaserverless.paykka.transaction;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonValue;
import java.util.Optional;

/** Reads fields as loosely as PayKKa writes them, and no looser. */
public final class PaykkaFields {

  private PaykkaFields() {}

  /**
   * The field's text. PayKKa writes codes and ids as strings, samples also as numbers; {@code null}
   * and blank text count as left out.
   */
  public static Optional<String> text(JsonObject fields, String name) {
    Optional<JsonValue> value = fields.get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (value.get()) {
      case JsonValue.JsonString(String text) ->
          text.isBlank() ? Optional.empty() : Optional.of(text);
      case JsonNumber(String literal) -> Optional.of(literal);
      case JsonValue.JsonBoolean _, JsonValue.JsonNull _, JsonObject _, JsonArray _ ->
          Optional.empty();
    };
  }
}
