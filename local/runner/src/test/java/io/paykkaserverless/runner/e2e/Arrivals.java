package io.paykkaserverless.runner.e2e;

import io.paykkaserverless.json.GoldenFiles;
import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.sandbox.api.ReceivedFields;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What arrived at PayKKa, compared with golden files. What is another each time has a name in angle
 * brackets there.
 */
final class Arrivals {

  private static final GoldenFiles FILES =
      new GoldenFiles(Path.of("src/test/resources/io/paykkaserverless/runner/e2e"));

  private final LocalSystem system;

  Arrivals(LocalSystem system) {
    this.system = system;
  }

  /**
   * The latest initiation of a transaction is as in the golden file.
   *
   * @param names which values have which name
   */
  void assertInitiation(String transId, String golden, Map<String, String> names) {
    Map<String, String> all = new LinkedHashMap<>(names);
    all.put(transId, "<trans_id>");
    FILES.assertEqual(named(initiation(transId), naming(all)), golden);
  }

  void assertInitiation(String transId, String golden) {
    assertInitiation(transId, golden, Map.of());
  }

  /** The latest request for another operation is as in the golden file. */
  void assertLatest(String operation, Map<String, String> names) {
    JsonObject latest =
        system.sandbox().control().receivedFor(operation).stream()
            .map(ReceivedFields.Entry::fields)
            .reduce((_, later) -> later)
            .orElseThrow(() -> new AssertionError("PayKKa received no " + operation));
    FILES.assertEqual(named(latest, naming(names)), operation);
  }

  JsonObject initiation(String transId) {
    return system
        .sandbox()
        .control()
        .lastInitiation(transId)
        .orElseThrow(() -> new AssertionError("PayKKa received no initiation of " + transId));
  }

  private UnaryOperator<String> naming(Map<String, String> names) {
    String api = system.apiUrl().toString();
    return text ->
        names.containsKey(text)
            ? names.get(text)
            : text.replace(api, "<api>")
                .replaceFirst("^<api>/return/rt1\\.[\\w.-]+$", "<api>/return/<state>");
  }

  private static JsonValue named(JsonValue value, UnaryOperator<String> naming) {
    return switch (value) {
      case JsonObject(var fields) -> {
        Map<String, JsonValue> changed = new LinkedHashMap<>();
        fields.forEach((name, field) -> changed.put(name, named(field, naming)));
        yield new JsonObject(changed);
      }
      case JsonArray(var values) ->
          new JsonArray(values.stream().map(element -> named(element, naming)).toList());
      case JsonValue.JsonString(String text) -> new JsonValue.JsonString(naming.apply(text));
      case JsonNumber _, JsonValue.JsonBoolean _, JsonValue.JsonNull _ -> value;
    };
  }
}
