package io.paykkaserverless.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of {@code docs/notifications}, by their names: as merchants have them, or closed, so
 * that they refuse every member that they do not describe.
 */
final class NotificationSchemas {

  static final Path FOLDER = Path.of("..", "..", "docs", "notifications");

  /** What the type's name is followed by. */
  static final String ENDING = ".schema.json";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ADDRESS = "https://merchant.example/notifications/";
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).locale(Locale.ENGLISH).build();

  private final Map<String, JsonNode> files;
  private final JsonSchemaFactory schemas;

  private NotificationSchemas(Map<String, JsonNode> files) {
    this.files = files;
    Map<String, String> texts =
        files.entrySet().stream()
            .collect(Collectors.toMap(it -> ADDRESS + it.getKey(), it -> it.getValue().toString()));
    this.schemas =
        JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)));
  }

  static NotificationSchemas published() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      Map<String, JsonNode> read = new TreeMap<>();
      for (Path file : files.toList()) {
        read.put(file.getFileName().toString(), tree(Files.readString(file)));
      }
      return new NotificationSchemas(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  NotificationSchemas closed() {
    Map<String, JsonNode> closed = new TreeMap<>();
    files.forEach((name, file) -> closed.put(name, closed(file.deepCopy())));
    return new NotificationSchemas(closed);
  }

  /** The types that have a schema. */
  List<String> types() {
    return files.keySet().stream()
        .filter(name -> name.endsWith(ENDING))
        .map(name -> name.substring(0, name.length() - ENDING.length()))
        .toList();
  }

  /** All of one type's file. */
  JsonNode schema(String type) {
    return file(type + ENDING);
  }

  /** What every type shares. */
  JsonNode definition(String name) {
    return file("definitions.json").path("$defs").path(name);
  }

  /** What {@code schema} says, or what it refers to. */
  JsonNode followed(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty()
        ? schema
        : followed(definition(reference.substring(reference.lastIndexOf('/') + 1)));
  }

  /** What {@code type}'s schema does not allow in {@code body}. */
  List<String> violations(String type, String body) {
    JsonSchema schema = schemas.getSchema(SchemaLocation.of(ADDRESS + type + ENDING), CONFIG);
    return schema.validate(tree(body)).stream().map(ValidationMessage::getMessage).toList();
  }

  static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode file(String name) {
    return Optional.ofNullable(files.get(name))
        .orElseThrow(() -> new AssertionError("there is no " + FOLDER.resolve(name)));
  }

  private static JsonNode closed(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
    node.forEach(NotificationSchemas::closed);
    return node;
  }
}
