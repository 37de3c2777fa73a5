package io.paykkaserverless.aws.http;

import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonValue.JsonBoolean;
import io.paykkaserverless.json.JsonValue.JsonString;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a field of a body must be.
 *
 * @param <T> what it is read as
 * @param wants completes "must be ..." for the caller; does not repeat what was sent
 * @param read the value, or nothing where it is not acceptable
 */
public record FieldType<T>(String wants, Function<JsonValue, Optional<T>> read) {

  /** Text of so many characters, without control characters and broken surrogate pairs. */
  public static FieldType<String> text(int lengthMin, int lengthMax) {
    return new FieldType<>(
        "text of " + lengthMin + " to " + lengthMax + " characters without control characters",
        value -> textOf(value, lengthMin, lengthMax));
  }

  /**
   * Text of up to {@code lengthMax} characters that {@code parse} accepts.
   *
   * @param parse throws {@link IllegalArgumentException} where it does not
   */
  public static <T> FieldType<T> parsed(
      String wants, int lengthMax, Function<String, ? extends T> parse) {
    return new FieldType<>(
        wants,
        value -> {
          try {
            return textOf(value, 1, lengthMax).map(parse);
          } catch (IllegalArgumentException _) {
            return Optional.empty();
          }
        });
  }

  /** Text that stays in memory. */
  public static FieldType<Sensitive> sensitive(int lengthMax) {
    return parsed("text of 1 to " + lengthMax + " characters", lengthMax, Sensitive::of);
  }

  /** A whole number. */
  public static FieldType<Long> integer(long min, long max) {
    return new FieldType<>(
        "a whole number from " + min + " to " + max,
        value ->
            value instanceof JsonNumber number
                ? number.integer().filter(n -> n >= min && n <= max)
                : Optional.empty());
  }

  /** {@code true} or {@code false}. */
  public static FieldType<Boolean> bool() {
    return new FieldType<>(
        "true or false",
        value -> value instanceof JsonBoolean(boolean bool) ? Optional.of(bool) : Optional.empty());
  }

  /** The name of one of {@code type}'s constants. */
  public static <E extends Enum<E>> FieldType<E> oneOf(Class<E> type) {
    String names =
        String.join(", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    return parsed("one of " + names, 64, name -> Enum.valueOf(type, name));
  }

  /** An absolute address with a host. */
  public static FieldType<URI> uri(int lengthMax) {
    return parsed(
        "an absolute URL of at most " + lengthMax + " characters",
        lengthMax,
        text -> {
          URI uri = URI.create(text);
          if (!uri.isAbsolute() || uri.getHost() == null) {
            throw new IllegalArgumentException("not absolute");
          }
          return uri;
        });
  }

  private static Optional<String> textOf(JsonValue value, int lengthMin, int lengthMax) {
    return value instanceof JsonString(String text)
            && text.length() >= lengthMin
            && text.length() <= lengthMax
            && text.codePoints().allMatch(FieldType::isPrintable)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Half a surrogate pair cannot be written in UTF-8: it would come back as a question mark. */
  private static boolean isPrintable(int codePoint) {
    return !Character.isISOControl(codePoint)
        && Character.getType(codePoint) != Character.SURROGATE;
  }
}
