package io.paykkaserverless.aws.http;

import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.order.DetailField;
import io.paykkaserverless.core.order.DetailForm;
import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonValue.JsonBoolean;
import io.paykkaserverless.json.JsonValue.JsonString;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
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

  private static final int DATE_TIME_LENGTH_MAX = 40;
  private static final int YEAR_MAX = 9999;

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

  /** A currency that people pay in today. */
  public static FieldType<CurrencyCode> currency() {
    return parsed("an ISO 4217 currency code such as EUR", 3, CurrencyCode::inUse);
  }

  /** What the merchant calls one of its endpoints. */
  public static FieldType<EndpointName> endpointName() {
    return parsed("an endpoint's name: " + EndpointName.FORM, 32, EndpointName::new);
  }

  /** An absolute address with a host (RFC 3986: other than ASCII is percent-encoded). */
  public static FieldType<URI> uri(int lengthMax) {
    return parsed(
        "an absolute URL of at most " + lengthMax + " characters",
        lengthMax,
        text -> {
          URI uri = URI.create(text);
          boolean ascii = text.equals(uri.toASCIIString());
          if (!ascii || !uri.isAbsolute() || uri.getHost() == null) {
            throw new IllegalArgumentException("not absolute");
          }
          return uri;
        });
  }

  /** A date and time with its offset (RFC 3339), which has that form in UTC, too. */
  public static FieldType<Instant> dateTime() {
    return parsed(
        "a date and time with offset such as 2026-12-24T18:00:00+01:00",
        DATE_TIME_LENGTH_MAX,
        text -> {
          Instant time = DetailForm.dateTime(text).toInstant();
          int year = time.atOffset(ZoneOffset.UTC).getYear();
          if (year < 0 || year > YEAR_MAX) {
            throw new IllegalArgumentException("not to be written in UTC");
          }
          return time;
        });
  }

  /** What a field of the core's tables must be. */
  static FieldType<String> detail(DetailField field) {
    DetailForm form = field.form();
    return new FieldType<>(
        switch (form.kind()) {
          case TEXT -> form.wants() + ", at most " + field.lengthMax() + " characters";
          case NUMBER -> form.wants() + ", at most " + field.lengthMax() + " digits";
          case FLAG -> form.wants();
        },
        value -> detailOf(value, field).filter(field::accepts));
  }

  /** An array of up to {@code countMax} values of one type. */
  public static <T> FieldType<List<T>> listOf(int countMax, FieldType<T> element) {
    return new FieldType<>(
        "an array of at most " + countMax + " values, each " + element.wants(),
        value ->
            value instanceof JsonArray(var values) && values.size() <= countMax
                ? all(values, element)
                : Optional.empty());
  }

  private static <T> Optional<List<T>> all(List<JsonValue> values, FieldType<T> element) {
    List<T> right = values.stream().flatMap(v -> element.read().apply(v).stream()).toList();
    return right.size() == values.size() ? Optional.of(right) : Optional.empty();
  }

  private static Optional<String> detailOf(JsonValue value, DetailField field) {
    return switch (field.form().kind()) {
      case TEXT -> textOf(value, 1, field.lengthMax());
      case NUMBER -> integer(0, Long.MAX_VALUE).read().apply(value).map(String::valueOf);
      case FLAG -> bool().read().apply(value).map(String::valueOf);
    };
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
