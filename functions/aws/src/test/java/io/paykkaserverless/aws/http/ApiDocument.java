package io.paykkaserverless.aws.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * An OpenAPI 3.1 document and its schemas (JSON Schema 2020-12), formats included.
 *
 * <p>Stricter than what it tells callers: an object whose fields are listed has no other, unless
 * the schema says {@code additionalProperties}. So an answer cannot have a field nobody described,
 * while callers are free to ignore fields that come later.
 */
public final class ApiDocument {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private static final ApiDocument OURS = read(Path.of("..", "..", "docs", "openapi.yaml"));
  private static final String ADDRESS = "urn:paykka-serverless:openapi";
  private static final String PROBLEM = "urn:paykka-serverless:problem:";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder()
          .formatAssertionsEnabled(true)
          .locale(Locale.ENGLISH)
          .pathType(PathType.JSON_POINTER)
          .build();

  private final JsonNode root;
  private final JsonSchemaFactory schemas;
  private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

  private ApiDocument(JsonNode root) {
    this.root = root;
    ObjectNode strict = MAPPER.createObjectNode();
    strict.set("$defs", root.path("components").path("schemas").deepCopy());
    close(strict);
    this.schemas =
        JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder ->
                builder.schemaLoaders(
                    loaders -> loaders.schemas(Map.of(ADDRESS, strict.toString()))));
  }

  /** The repository's {@code docs/openapi.yaml}. */
  public static ApiDocument ours() {
    return OURS;
  }

  /** A document out of YAML. */
  static ApiDocument of(String yaml) {
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return new ApiDocument(MAPPER.valueToTree(tree));
  }

  /** The document itself. */
  JsonNode root() {
    return root;
  }

  /** An operation by its route, for example {@code POST /payments}; missing where there is none. */
  JsonNode operation(String route) {
    String[] parts = route.split(" ", 2);
    return parts.length == 2
        ? path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT))
        : root.path("no such route");
  }

  /**
   * An answer that the document has for a route.
   *
   * @param problem the problem's code; empty where the answer is none
   */
  public record Described(String route, int status, String problem) {}

  /** Every answer of every route, one for each problem code. */
  public List<Described> answers() {
    List<Described> answers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String route = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
        for (Map.Entry<String, JsonNode> response :
            operation.getValue().path("responses").properties()) {
          int status = Integer.parseInt(response.getKey());
          JsonNode content = followed(response.getValue()).path("content");
          problems(content.path("application/problem+json"))
              .forEach(problem -> answers.add(new Described(route, status, problem)));
        }
      }
    }
    return answers;
  }

  private static List<String> problems(JsonNode problem) {
    List<String> codes =
        problem.findValues("type").stream()
            .flatMap(
                type ->
                    Stream.concat(Stream.of(type.path("const")), type.path("enum").valueStream()))
            .map(JsonNode::asText)
            .filter(code -> code.startsWith(PROBLEM))
            .map(code -> code.substring(PROBLEM.length()))
            .toList();
    return codes.isEmpty() ? List.of("") : codes;
  }

  /** What is said of every operation of a path. */
  JsonNode path(String path) {
    return root.path("paths").path(path);
  }

  /** What {@code node} says, or what it refers to. */
  JsonNode followed(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty()
        ? node
        : followed(root.at(JsonPointer.compile(reference.substring(1))));
  }

  /**
   * What is wrong with {@code value}.
   *
   * @param schema a schema of this document
   */
  List<Violation> violations(JsonNode schema, JsonNode value) {
    return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(Violation::of)
        .toList();
  }

  private JsonSchema compile(JsonNode schema) {
    JsonNode strict = schema.deepCopy();
    close(strict);
    return schemas.getSchema(SchemaLocation.of(ADDRESS + ":" + compiled.size()), strict, CONFIG);
  }

  /** Refuses what is not listed, and lets a schema stand by itself: its references get absolute. */
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object) {
      String reference = object.path("$ref").asText();
      if (reference.startsWith(SCHEMAS)) {
        object.put("$ref", ADDRESS + "#/$defs/" + reference.substring(SCHEMAS.length()));
      }
      String pattern = object.path("pattern").asText();
      if (pattern.endsWith("$")) {
        // The end is the end: to java.util.regex a line feed may still follow.
        object.put("pattern", pattern.substring(0, pattern.length() - 1) + "\\z");
      }
      if (object.path("type").asText().equals("object")
          && object.path("properties").isObject()
          && !object.has("additionalProperties")) {
        object.put("additionalProperties", false);
      }
    }
    node.forEach(ApiDocument::close);
  }

  private static ApiDocument read(Path file) {
    try {
      return of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One thing that a schema does not allow.
   *
   * @param pointer the value that is wrong, missing or too much (RFC 6901)
   * @param rule what the schema says; does not repeat the value
   */
  record Violation(String pointer, String rule) {

    private static Violation of(com.networknt.schema.ValidationMessage message) {
      String at = message.getInstanceLocation().toString();
      String parent = at.equals("/") ? "" : at;
      return new Violation(
          message.getProperty() == null ? parent : parent + "/" + message.getProperty(),
          message.getError());
    }
  }
}
