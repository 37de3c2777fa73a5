package io.paykkaserverless.json;

import java.util.Optional;

/**
 * A number exactly as it was written; never a floating point value.
 *
 * @param literal the digits of the JSON text, for example {@code 1250} or {@code 1.5e3}
 */
public record JsonNumber(String literal) implements JsonValue {

  /**
   * The number, if it is written as a whole number that fits a long: {@code 1250}, not {@code 1e3}.
   */
  public Optional<Long> integer() {
    if (literal.length() > 20) {
      return Optional.empty();
    }
    for (int i = literal.charAt(0) == '-' ? 1 : 0; i < literal.length(); i++) {
      if (literal.charAt(i) < '0' || literal.charAt(i) > '9') {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(Long.valueOf(literal));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "[number]";
  }
}
