package io.paykkaserverless.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * JSON as it must be, one file each: laid out for people, so that a difference is one line. Order
 * and kind of every field count.
 */
public final class GoldenFiles {

  private final Path folder;

  /**
   * Files of a module.
   *
   * @param folder where they are, from the module's folder
   */
  public GoldenFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Compares. Run with {@code -Dgolden.update=true} after a change that is meant, and read the
   * difference.
   *
   * @param name of the file, without its ending
   */
  public void assertEqual(JsonValue written, String name) {
    Path file = folder.resolve(name + ".json");
    String text = laidOut(written, "") + "\n";
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(folder);
        Files.writeString(file, text);
      }
      try (InputStream golden = Files.newInputStream(file)) {
        // Unlike isEqualTo, this tells which lines differ.
        assertThat(new ByteArrayInputStream(text.getBytes(UTF_8)))
            .as(file.toString())
            .hasSameContentAs(golden);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
