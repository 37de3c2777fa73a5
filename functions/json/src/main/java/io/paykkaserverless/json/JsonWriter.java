package io.paykkaserverless.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes one compact JSON object, field after field.
 *
 * <pre>{@code
 * new JsonWriter().put("id", "p1").beginObject("money").put("minor", 1250).end().toBytes()
 * }</pre>
 *
 * <p>The outermost object is opened by the constructor and closed by {@link #toString} or {@link
 * #toBytes}, after which nothing can be added. Not for use by several threads.
 */
public final class JsonWriter {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final StringWriter text = new StringWriter(256);
  private final JsonGenerator generator;

  public JsonWriter() {
    try {
      generator = FACTORY.createGenerator(text);
      generator.writeStartObject();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  public JsonWriter put(String name, String value) {
    return write(() -> generator.writeStringField(name, value));
  }

  public JsonWriter put(String name, long value) {
    return write(() -> generator.writeNumberField(name, value));
  }

  public JsonWriter put(String name, boolean value) {
    return write(() -> generator.writeBooleanField(name, value));
  }

  /** Writes the field where there is a value, and nothing where there is none. */
  public JsonWriter put(String name, Optional<String> value) {
    return value.isPresent() ? put(name, value.get()) : this;
  }

  /** Opens an object as the field {@code name}; {@link #end} closes it. */
  public JsonWriter beginObject(String name) {
    return write(() -> generator.writeObjectFieldStart(name));
  }

  /** Opens an array as the field {@code name}; {@link #end} closes it. */
  public JsonWriter beginArray(String name) {
    return write(() -> generator.writeArrayFieldStart(name));
  }

  /** Opens an object as the next element of an array; {@link #end} closes it. */
  public JsonWriter beginElement() {
    return write(generator::writeStartObject);
  }

  /** Adds text as the next element of an array. */
  public JsonWriter element(String value) {
    return write(() -> generator.writeString(value));
  }

  /** Adds a whole number as the next element of an array. */
  public JsonWriter element(long value) {
    return write(() -> generator.writeNumber(value));
  }

  /** Puts a value that was read before, unchanged. */
  public JsonWriter put(String name, JsonValue value) {
    return write(
        () -> {
          generator.writeFieldName(name);
          copy(value);
        });
  }

  /** Closes the object or array that was opened last. */
  public JsonWriter end() {
    return write(
        () -> {
          if (generator.getOutputContext().inArray()) {
            generator.writeEndArray();
          } else {
            generator.writeEndObject();
          }
        });
  }

  /** The finished text. */
  @Override
  public String toString() {
    try {
      generator.close();
    } catch (IOException e) {
      throw impossible(e);
    }
    return text.toString();
  }

  /** The finished text in UTF-8. */
  public byte[] toBytes() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  private void copy(JsonValue value) throws IOException {
    switch (value) {
      case JsonObject(var fields) -> {
        generator.writeStartObject();
        for (var field : fields.entrySet()) {
          generator.writeFieldName(field.getKey());
          copy(field.getValue());
        }
        generator.writeEndObject();
      }
      case JsonArray(var values) -> {
        generator.writeStartArray();
        for (JsonValue element : values) {
          copy(element);
        }
        generator.writeEndArray();
      }
      case JsonValue.JsonString(String string) -> generator.writeString(string);
      case JsonNumber(String literal) -> generator.writeNumber(literal);
      case JsonValue.JsonBoolean(boolean bool) -> generator.writeBoolean(bool);
      case JsonValue.JsonNull() -> generator.writeNull();
    }
  }

  private JsonWriter write(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  private static UncheckedIOException impossible(IOException e) {
    return new UncheckedIOException("writing JSON to memory failed", e);
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}
