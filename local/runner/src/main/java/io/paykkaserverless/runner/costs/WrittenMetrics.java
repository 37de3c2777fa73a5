package io.paykkaserverless.runner.costs;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue.JsonString;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.log.LogLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds our own metrics in what functions print, in CloudWatch's embedded format. */
final class WrittenMetrics {

  private WrittenMetrics() {}

  /** Each name with its dimensions, which CloudWatch bills as one metric. */
  static Set<String> of(List<LogLines.Line> lines) {
    return lines.stream()
        .map(LogLines.Line::text)
        .filter(text -> text.contains("\"CloudWatchMetrics\""))
        .flatMap(text -> parsed(text).stream())
        .flatMap(WrittenMetrics::names)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> names(JsonObject document) {
    return objects(document.object("_aws").flatMap(aws -> aws.array("CloudWatchMetrics")))
        .flatMap(
            directive ->
                objects(directive.array("Metrics"))
                    .flatMap(metric -> metric.text("Name").stream())
                    .flatMap(
                        name ->
                            dimensions(directive, document)
                                .map(of -> of.isEmpty() ? name : name + " " + of)));
  }

  /** One text for each set of dimensions. */
  private static Stream<String> dimensions(JsonObject directive, JsonObject document) {
    List<String> sets =
        directive.array("Dimensions").map(JsonArray::values).orElse(List.of()).stream()
            .filter(JsonArray.class::isInstance)
            .map(JsonArray.class::cast)
            .map(
                set ->
                    set.values().stream()
                        .filter(JsonString.class::isInstance)
                        .map(name -> ((JsonString) name).text())
                        .map(name -> name + "=" + document.text(name).orElse("?"))
                        .collect(Collectors.joining(",")))
            .toList();
    return sets.isEmpty() ? Stream.of("") : sets.stream();
  }

  private static Stream<JsonObject> objects(Optional<JsonArray> array) {
    return array.map(JsonArray::values).orElse(List.of()).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast);
  }

  private static Optional<JsonObject> parsed(String line) {
    try {
      return Optional.of(JsonReader.readObject(line.getBytes(StandardCharsets.UTF_8)));
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }
}
