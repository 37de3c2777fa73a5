package io.paykkaserverless.runner.explain;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Fields of our API's JSON, read so that what is missing or new keeps nobody from reading the rest.
 * Texts that strangers chose cannot move the terminal's cursor or begin a line.
 */
record Fields(JsonObject json) {

  /** No fields at all. */
  static final Fields NONE = new Fields(new JsonObject(Map.of()));

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The text, or a question mark where there is none. */
  String text(String name) {
    return maybe(name).orElse("?");
  }

  Optional<String> maybe(String name) {
    return json.text(name).map(text -> text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?"));
  }

  /** The text, if it is not empty. */
  Optional<String> filled(String name) {
    return maybe(name).filter(text -> !text.isBlank());
  }

  long number(String name) {
    return json.integer(name).orElse(0L);
  }

  boolean isTrue(String name) {
    return json.bool(name).orElse(false);
  }

  /** The time in UTC, all alike and comparable by eye; as it was written where it is none. */
  String time(String name) {
    String text = text(name);
    try {
      return TIME.format(Instant.parse(text));
    } catch (DateTimeException _) {
      return text;
    }
  }

  /** The word, if this version knows it. */
  <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
    return Arrays.stream(words.getEnumConstants())
        .filter(word -> word.name().equals(text(name)))
        .findFirst();
  }

  Optional<Fields> object(String name) {
    return json.object(name).map(Fields::new);
  }

  List<Fields> list(String name) {
    return json.array(name).map(JsonArray::values).orElse(List.of()).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .map(Fields::new)
        .toList();
  }
}
