package io.paykkaserverless.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON that strangers sent (RFC 8259), strictly: UTF-8 only, one value and nothing behind it,
 * no name twice in one object, nothing nested deeper than {@value #DEPTH_MAX}. The caller bounds
 * the size before.
 */
public final class JsonReader {

  /** Deeper than any message of ours or PayKKa's, shallow enough for any stack. */
  public static final int DEPTH_MAX = 32;

  /** API Gateway turns query parameters into names, and lets them be as long as 10 KB. */
  private static final int NAME_LENGTH_MAX = 16_384;

  private static final int NUMBER_LENGTH_MAX = 64;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Strangers' names must not pile up in a table that lives as long as the function.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxNameLength(NAME_LENGTH_MAX)
                  .maxNumberLength(NUMBER_LENGTH_MAX)
                  .build())
          .build();

  private JsonReader() {}

  /**
   * Reads the one value that {@code utf8} holds.
   *
   * @throws MalformedJson saying at which line and column the text stops being acceptable
   */
  public static JsonValue read(byte[] utf8) throws MalformedJson {
    CharBuffer text = decoded(utf8);
    int from = text.arrayOffset() + text.position();
    try (JsonParser parser = FACTORY.createParser(text.array(), from, text.remaining())) {
      if (parser.nextToken() == null) {
        throw new MalformedJson("not JSON: there is nothing in it");
      }
      JsonValue value = value(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJson("not JSON: more follows after the end");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new MalformedJson("not JSON" + at(e.getLocation()));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  /**
   * Strictly: Jackson's own byte parser lets some bad UTF-8 pass and guesses UTF-16 and UTF-32. All
   * at once, for a reader would allocate 8 KB for the shortest text.
   */
  private static CharBuffer decoded(byte[] utf8) throws MalformedJson {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(utf8));
    } catch (CharacterCodingException _) {
      throw new MalformedJson("not JSON: not UTF-8");
    }
  }

  /**
   * Reads {@code utf8} as an object.
   *
   * @throws MalformedJson also where it is JSON of another kind
   */
  public static JsonObject readObject(byte[] utf8) throws MalformedJson {
    if (read(utf8) instanceof JsonObject object) {
      return object;
    }
    throw new MalformedJson("the JSON must be an object");
  }

  private static JsonValue value(JsonParser parser) throws IOException, MalformedJson {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new JsonValue.JsonString(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText());
      case VALUE_TRUE -> new JsonValue.JsonBoolean(true);
      case VALUE_FALSE -> new JsonValue.JsonBoolean(false);
      case VALUE_NULL -> new JsonValue.JsonNull();
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new MalformedJson("not JSON" + at(parser.currentLocation()));
    };
  }

  private static JsonObject object(JsonParser parser) throws IOException, MalformedJson {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new JsonObject(fields);
  }

  private static JsonArray array(JsonParser parser) throws IOException, MalformedJson {
    List<JsonValue> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(parser));
    }
    return new JsonArray(values);
  }

  private static String at(JsonLocation where) {
    return where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
  }
}
