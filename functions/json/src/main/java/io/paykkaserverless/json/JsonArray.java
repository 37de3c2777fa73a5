package io.paykkaserverless.json;

import java.util.List;

/**
 * Values in order.
 *
 * @param values unmodifiable
 */
public record JsonArray(List<JsonValue> values) implements JsonValue {

  public JsonArray {
    values = List.copyOf(values);
  }

  @Override
  public String toString() {
    return "[" + values.size() + " values]";
  }
}
