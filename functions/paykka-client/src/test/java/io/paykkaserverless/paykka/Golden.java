package io.paykkaserverless.paykka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Requests as they must be, one file each in {@code src/test/resources}: laid out for people, so
 * that a difference is one line. Order and kind of every field count.
 */
final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/io/paykkaserverless/paykka");

  private Golden() {}

  /**
   * Run with {@code -Dgolden.update=true} after a change that is meant, and read the difference.
   */
  static void assertWritten(byte[] request, String name) throws Exception {
    Path file = FOLDER.resolve(name + ".json");
    String written = laidOut(JsonReader.read(request), "") + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, written);
    }
    assertThat(read(file)).as(file.toString()).isEqualTo(written);
    assertThat(new String(request, UTF_8)).as("compact").doesNotContain("\n");
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  private static String laidOut(JsonValue value, String indent) {
    return switch (value) {
      case JsonObject(Map<String, JsonValue> fields) ->
          block(
              "{}",
              indent,
              fields.entrySet().stream()
                  .map(
                      field ->
                          text(field.getKey()) + ": " + laidOut(field.getValue(), indent + "  "))
                  .toList());
      case JsonArray(List<JsonValue> values) ->
          block(
              "[]",
              indent,
              values.stream().map(element -> laidOut(element, indent + "  ")).toList());
      case JsonValue.JsonString(String text) -> text(text);
      case JsonNumber(String literal) -> literal;
      case JsonValue.JsonBoolean(boolean bool) -> Boolean.toString(bool);
      case JsonValue.JsonNull() -> "null";
    };
  }

  private static String block(String brackets, String indent, List<String> lines) {
    if (lines.isEmpty()) {
      return brackets;
    }
    String separator = ",\n" + indent + "  ";
    return brackets.charAt(0)
        + "\n"
        + indent
        + "  "
        + String.join(separator, lines)
        + "\n"
        + indent
        + brackets.charAt(1);
  }

  private static String text(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
