package io.paykkaserverless.runner.template;

import io.paykkaserverless.runner.template.Expression.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code template.yaml} as it is to be followed on one machine, so that a route, a variable or a
 * timeout is written down once and is the same here as in AWS. What a condition turns off is not
 * there. Alarms, nested stacks, topics and outputs are passed over; any other resource the local
 * system has no counterpart for is refused by name.
 *
 * @param functions every function, its environment worked out
 * @param roles what functions may do: one for each function that says its role
 * @param routes of the HTTP API
 * @param cors of the HTTP API, if it has any
 * @param queueSources which queue feeds which function
 * @param schedules when functions are invoked by themselves
 * @param tables every table
 * @param queues every queue, dead-letter queues first
 * @param secrets logical ids of the secrets
 */
public record Template(
    List<FunctionDefinition> functions,
    List<ExecutionRole> roles,
    List<RouteDefinition> routes,
    Optional<CorsDefinition> cors,
    List<QueueSource> queueSources,
    List<ScheduleDefinition> schedules,
    List<TableDefinition> tables,
    List<QueueDefinition> queues,
    List<String> secrets) {

  public Template {
    functions = List.copyOf(functions);
    roles = List.copyOf(roles);
    routes = List.copyOf(routes);
    queueSources = List.copyOf(queueSources);
    schedules = List.copyOf(schedules);
    tables = List.copyOf(tables);
    queues = List.copyOf(queues);
    secrets = List.copyOf(secrets);
  }

  /**
   * Reads a template.
   *
   * @param file the template; jars are looked for relative to its folder
   * @param parameters values for the template's parameters, beside and before their defaults
   * @param addresses where things are on this machine
   * @throws TemplateProblem naming the place that cannot be followed
   */
  public static Template read(Path file, Map<String, String> parameters, LocalAddresses addresses) {
    Mapping root = root(file);
    Intrinsics intrinsics = new Intrinsics(new TemplateReferences(root, parameters, addresses));
    Section globals = new Section("", root, intrinsics).section("Globals");
    return assemble(
        resources(root, intrinsics),
        new FunctionReader(globals.section("Function"), file.toAbsolutePath()));
  }

  /** The names of the parameters a template declares. */
  public static Set<String> parameterNames(Path file) {
    return TemplateReferences.fields(root(file), "Parameters").keySet();
  }

  private static Mapping root(Path file) {
    try {
      return TemplateYaml.read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Template assemble(
      Map<ResourceType, Map<String, Section>> resources, FunctionReader functionReader) {
    List<FunctionDefinition> functions = new ArrayList<>();
    List<ExecutionRole> roles = new ArrayList<>();
    RoleReader roleReader = new RoleReader(of(resources, ResourceType.ROLE));
    List<RouteDefinition> routes = new ArrayList<>();
    List<QueueSource> sources = new ArrayList<>();
    List<ScheduleDefinition> schedules = new ArrayList<>();
    of(resources, ResourceType.FUNCTION)
        .forEach(
            (id, properties) -> {
              functions.add(functionReader.function(id, properties));
              roleReader.role(id, properties).ifPresent(roles::add);
              FunctionReader.Triggers triggers = functionReader.triggers(id, properties);
              routes.addAll(triggers.routes());
              sources.addAll(triggers.queueSources());
              schedules.addAll(triggers.schedules());
            });
    Map<String, Section> apis = of(resources, ResourceType.HTTP_API);
    if (apis.size() > 1) {
      throw new TemplateProblem("Resources", "the local system serves one HttpApi, not several");
    }
    return new Template(
        functions,
        roles,
        routes,
        apis.values().stream().findFirst().flatMap(ResourceReader::cors),
        sources,
        schedules,
        list(of(resources, ResourceType.TABLE), ResourceReader::table),
        ResourceReader.deadLetterQueuesFirst(
            list(of(resources, ResourceType.QUEUE), ResourceReader::queue)),
        List.copyOf(of(resources, ResourceType.SECRET).keySet()));
  }

  private static Map<ResourceType, Map<String, Section>> resources(
      Mapping root, Intrinsics intrinsics) {
    Map<ResourceType, Map<String, Section>> byType = new LinkedHashMap<>();
    Section all = new Section("", root, intrinsics).section("Resources");
    all.children()
        .forEach(
            (id, resource) -> {
              Section named = new Section(id, resource.mapping(), intrinsics);
              if (named.text("Condition").map(name -> intrinsics.holds(name, id)).orElse(true)) {
                Mapping properties = named.section("Properties").mapping();
                byType
                    .computeIfAbsent(type(named), _ -> new LinkedHashMap<>())
                    .put(id, new Section(id, properties, intrinsics));
              }
            });
    return byType;
  }

  private static ResourceType type(Section resource) {
    String awsType = resource.requiredText("Type");
    return ResourceType.of(awsType)
        .orElseThrow(
            () ->
                new TemplateProblem(
                    resource.where(), "the local system has no counterpart for " + awsType));
  }

  private static Map<String, Section> of(
      Map<ResourceType, Map<String, Section>> resources, ResourceType type) {
    return resources.getOrDefault(type, Map.of());
  }

  private static <T> List<T> list(Map<String, Section> sections, ReadResource<T> read) {
    List<T> list = new ArrayList<>();
    sections.forEach((id, properties) -> list.add(read.from(id, properties)));
    return list;
  }

  @FunctionalInterface
  private interface ReadResource<T> {
    T from(String id, Section properties);
  }
}
