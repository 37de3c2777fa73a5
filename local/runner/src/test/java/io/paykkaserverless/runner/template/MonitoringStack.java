package io.paykkaserverless.runner.template;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.template.Expression.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The nested stack of alarms and dashboard, with what {@code template.yaml} passes to it. */
final class MonitoringStack {

  private static final Path FILE = OurTemplate.ROOT.resolve("infra/monitoring.yaml");

  private final Mapping root = read();
  private final Map<String, String> parameters;
  private final Map<String, Section> resources;

  /**
   * Read it.
   *
   * @param ofTemplate parameters of {@code template.yaml}
   */
  MonitoringStack(Map<String, String> ofTemplate) {
    parameters =
        required(OurTemplate.resources(ofTemplate), "Monitoring")
            .section("Properties")
            .textsByName("Parameters");
    // Refuses what is not declared, and what is declared without a default and not passed.
    TemplateReferences known =
        new TemplateReferences(root, parameters, new LocalAddresses("http://127.0.0.1:9324"));
    Intrinsics intrinsics = new Intrinsics(new InTheAccount(known));
    resources = new LinkedHashMap<>();
    new Section("", root, intrinsics)
        .section("Resources")
        .children()
        .forEach(
            (id, resource) -> {
              if (resource.text("Condition").map(it -> intrinsics.holds(it, id)).orElse(true)) {
                resources.put(id, resource);
              }
            });
  }

  /** What {@code template.yaml} says. */
  Map<String, String> parameters() {
    return parameters;
  }

  /** What the nested template asks for. */
  Map<String, Expression> declared() {
    return TemplateReferences.fields(root, "Parameters");
  }

  /** The ids of resources of a type that no condition turns off. */
  Set<String> ids(String type) {
    return resources.entrySet().stream()
        .filter(it -> it.getValue().requiredText("Type").equals(type))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  List<Alarm> alarms() {
    return ids("AWS::CloudWatch::Alarm").stream()
        .sorted()
        .map(id -> alarm(id, required(resources, id).section("Properties")))
        .toList();
  }

  /** What is counted in the lines of a log group. */
  List<LineCount> lineCounts() {
    return ids("AWS::Logs::MetricFilter").stream()
        .sorted()
        .map(id -> lineCount(required(resources, id).section("Properties")))
        .toList();
  }

  /**
   * A metric filter.
   *
   * @param pattern which lines it counts
   */
  record LineCount(String logGroup, String pattern, Metric metric, Section transformation) {}

  private static LineCount lineCount(Section properties) {
    Section transformation = properties.sections("MetricTransformations").getFirst();
    return new LineCount(
        properties.requiredText("LogGroupName"),
        properties.requiredText("FilterPattern"),
        new Metric(
            transformation.requiredText("MetricNamespace"),
            transformation.requiredText("MetricName"),
            Map.of()),
        transformation);
  }

  /**
   * An alarm.
   *
   * @param expression its metric math; empty where it watches one metric
   * @param metrics by id; the id is empty where it watches one metric
   * @param actions whom it calls
   */
  record Alarm(
      String id,
      String name,
      String description,
      Optional<String> expression,
      Map<String, Metric> metrics,
      List<String> actions,
      Section properties) {}

  /**
   * A metric.
   *
   * @param dimensions names and values
   */
  record Metric(String namespace, String name, Map<String, String> dimensions) {}

  private static Alarm alarm(String id, Section properties) {
    Map<String, Metric> metrics = new TreeMap<>();
    if (properties.has("MetricName")) {
      metrics.put("", metric(properties));
    }
    for (Section query : properties.sections("Metrics")) {
      if (query.has("MetricStat")) {
        metrics.put(
            query.requiredText("Id"), metric(query.section("MetricStat").section("Metric")));
      }
    }
    return new Alarm(
        id,
        properties.requiredText("AlarmName"),
        properties.requiredText("AlarmDescription"),
        properties.sections("Metrics").stream()
            .flatMap(query -> query.text("Expression").stream())
            .findFirst(),
        metrics,
        properties.texts("AlarmActions"),
        properties);
  }

  private static Metric metric(Section metric) {
    return new Metric(
        metric.requiredText("Namespace"),
        metric.requiredText("MetricName"),
        metric.sections("Dimensions").stream()
            .collect(
                Collectors.toMap(it -> it.requiredText("Name"), it -> it.requiredText("Value"))));
  }

  /** The dashboard's widgets, as CloudWatch reads them. */
  List<JsonObject> widgets() {
    String body =
        required(resources, "Dashboard").section("Properties").requiredText("DashboardBody");
    try {
      return objects(JsonReader.readObject(body.getBytes(StandardCharsets.UTF_8)), "widgets");
    } catch (MalformedJson e) {
      throw new AssertionError("the dashboard is no JSON: " + body, e);
    }
  }

  /** The metrics that a widget draws. */
  static Stream<Metric> drawn(JsonObject widget) {
    return widget.object("properties").flatMap(it -> it.array("metrics")).stream()
        .flatMap(rows -> rows.values().stream())
        .map(row -> ((JsonArray) row).values().stream().flatMap(MonitoringStack::text).toList())
        .filter(words -> !words.isEmpty())
        .map(MonitoringStack::metric);
  }

  private static Metric metric(List<String> words) {
    Map<String, String> dimensions = new TreeMap<>();
    for (int i = 2; i + 1 < words.size(); i += 2) {
      dimensions.put(words.get(i), words.get(i + 1));
    }
    return new Metric(words.get(0), words.get(1), dimensions);
  }

  private static Stream<String> text(JsonValue value) {
    return value instanceof JsonValue.JsonString(String text) ? Stream.of(text) : Stream.empty();
  }

  private static List<JsonObject> objects(JsonObject parent, String name) {
    return parent.array(name).orElseThrow().values().stream().map(JsonObject.class::cast).toList();
  }

  /** Where a widget stands: left, top, right and bottom edge. */
  static List<Integer> edges(JsonObject widget) {
    int x = number(widget, "x");
    int y = number(widget, "y");
    return List.of(x, y, x + number(widget, "width"), y + number(widget, "height"));
  }

  private static int number(JsonObject widget, String name) {
    return widget.get(name).orElseThrow() instanceof JsonNumber(String literal)
        ? Integer.parseInt(literal)
        : -1;
  }

  private static Section required(Map<String, Section> sections, String id) {
    return Objects.requireNonNull(sections.get(id), id);
  }

  private static Mapping read() {
    try {
      return TemplateYaml.read(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What means nothing on one machine means something here: {@code arn of Throttles}. */
  private record InTheAccount(References parameters) implements References {

    @Override
    public Optional<String> ref(String name) {
      return parameters.ref(name);
    }

    @Override
    public Optional<String> attribute(String id, String attribute) {
      return Optional.of(attribute.toLowerCase(Locale.ROOT) + " of " + id);
    }

    @Override
    public Optional<String> turnedOffBy(String id) {
      return parameters.turnedOffBy(id);
    }

    @Override
    public Optional<Expression> condition(String name) {
      return parameters.condition(name);
    }
  }
}
