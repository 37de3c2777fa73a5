package io.paykkaserverless.runner.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code AWS::Serverless::Function}, with what {@code Globals} says for all. */
final class FunctionReader {

  private static final int LAMBDA_TIMEOUT_SECONDS = 3;
  private static final int LAMBDA_MEMORY_MB = 128;
  private static final int LAMBDA_BATCH_SIZE = 10;

  private final Section globals;
  private final Path template;

  FunctionReader(Section globals, Path template) {
    this.globals = globals;
    this.template = template;
  }

  FunctionDefinition function(String id, Section properties) {
    String runtime = setting(properties, "Runtime").orElse("");
    if (!runtime.startsWith("java")) {
      throw new TemplateProblem(id, "the local system runs Java, not Runtime '" + runtime + "'");
    }
    return new FunctionDefinition(
        id,
        setting(properties, "Handler")
            .orElseThrow(() -> new TemplateProblem(id, "Handler is missing")),
        template.resolveSibling(properties.requiredText("CodeUri")),
        number(properties, "MemorySize", LAMBDA_MEMORY_MB),
        Duration.ofSeconds(number(properties, "Timeout", LAMBDA_TIMEOUT_SECONDS)),
        environment(properties));
  }

  Triggers triggers(String id, Section properties) {
    List<RouteDefinition> routes = new ArrayList<>();
    List<QueueSource> sources = new ArrayList<>();
    List<ScheduleDefinition> schedules = new ArrayList<>();
    properties
        .section("Events")
        .children()
        .forEach(
            (name, event) -> {
              Section details = event.section("Properties");
              String type = event.requiredText("Type");
              switch (type) {
                case "HttpApi" -> routes.add(route(id, details));
                case "SQS" -> sources.add(source(id, details));
                case "ScheduleV2" ->
                    ScheduleReader.schedulerSchedule(id, name, details).ifPresent(schedules::add);
                case "Schedule" -> ScheduleReader.rule(id, name, details).ifPresent(schedules::add);
                default ->
                    throw new TemplateProblem(
                        event.where(), "the local system does not know events of type " + type);
              }
            });
    return new Triggers(routes, sources, schedules);
  }

  private static RouteDefinition route(String id, Section event) {
    return new RouteDefinition(
        id, event.requiredText("Method").toUpperCase(Locale.ROOT), event.requiredText("Path"));
  }

  private static QueueSource source(String id, Section event) {
    String arn = event.requiredText("Queue");
    return new QueueSource(
        arn.substring(arn.lastIndexOf(':') + 1),
        id,
        event.integer("BatchSize").orElse(LAMBDA_BATCH_SIZE),
        event.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"));
  }

  private Map<String, String> environment(Section properties) {
    Map<String, String> variables =
        new LinkedHashMap<>(globals.section("Environment").textsByName("Variables"));
    variables.putAll(properties.section("Environment").textsByName("Variables"));
    return variables;
  }

  private int number(Section properties, String name, int otherwise) {
    return properties.integer(name).or(() -> globals.integer(name)).orElse(otherwise);
  }

  private Optional<String> setting(Section properties, String name) {
    return properties.text(name).or(() -> globals.text(name));
  }

  /**
   * What calls a function.
   *
   * @param routes of the HTTP API
   * @param queueSources queues
   * @param schedules schedules that are switched on
   */
  record Triggers(
      List<RouteDefinition> routes,
      List<QueueSource> queueSources,
      List<ScheduleDefinition> schedules) {}
}
