package io.paykkaserverless.runner.template;

import io.paykkaserverless.runner.template.Expression.Mapping;
import io.paykkaserverless.runner.template.Expression.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What the names in a template stand for on one machine. */
final class TemplateReferences implements References {

  private final Map<String, String> parameters;
  private final Map<String, ResourceType> resources = new LinkedHashMap<>();
  private final Map<String, String> turnedOff = new LinkedHashMap<>();
  private final Map<String, Expression> conditions;
  private final LocalAddresses addresses;

  TemplateReferences(Mapping root, Map<String, String> overrides, LocalAddresses addresses) {
    this.parameters = parameters(fields(root, "Parameters"), overrides);
    this.conditions = fields(root, "Conditions");
    this.addresses = addresses;
    Intrinsics parametersAlone = new Intrinsics(this);
    Map<String, ResourceType> existing = new LinkedHashMap<>();
    fields(root, "Resources")
        .forEach(
            (id, resource) -> {
              Map<String, Expression> fields =
                  resource instanceof Mapping mapping ? mapping.fields() : Map.of();
              if (fields.get("Condition") instanceof Text(String condition)
                  && !parametersAlone.holds(condition, id)) {
                turnedOff.put(id, condition);
              } else if (fields.get("Type") instanceof Text(String type)) {
                ResourceType.of(type).ifPresent(known -> existing.put(id, known));
              }
            });
    // Not before: a condition may not depend on a resource.
    resources.putAll(existing);
  }

  @Override
  public Optional<String> ref(String name) {
    return switch (name) {
      case "AWS::Region" -> Optional.of(LocalAddresses.REGION);
      case "AWS::AccountId" -> Optional.of(LocalAddresses.ACCOUNT);
      case "AWS::Partition" -> Optional.of("aws");
      case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
      case "AWS::StackName" -> Optional.of("local");
      default -> Optional.ofNullable(parameters.get(name)).or(() -> resource(name));
    };
  }

  @Override
  public Optional<String> attribute(String id, String attribute) {
    return type(id)
        .flatMap(
            type ->
                switch (type) {
                  case QUEUE ->
                      switch (attribute) {
                        case "Arn" -> Optional.of(LocalAddresses.queueArn(id));
                        case "QueueName" -> Optional.of(id);
                        case "QueueUrl" -> Optional.of(addresses.queueUrl(id));
                        default -> Optional.empty();
                      };
                  case TABLE ->
                      attribute.equals("Arn")
                          ? Optional.of(LocalAddresses.tableArn(id))
                          : Optional.empty();
                  case SECRET ->
                      attribute.equals("Id")
                          ? Optional.of(LocalAddresses.secretArn(id))
                          : Optional.empty();
                  case ROLE ->
                      attribute.equals("Arn")
                          ? Optional.of(LocalAddresses.roleArn(id))
                          : Optional.empty();
                  // CloudFormation's has the streams of the group in it, too.
                  case LOG_GROUP ->
                      attribute.equals("Arn")
                          ? Optional.of(LocalAddresses.logGroupArn(id) + ":*")
                          : Optional.empty();
                  case FUNCTION, HTTP_API, ACCOUNT_ONLY -> Optional.empty();
                });
  }

  @Override
  public Optional<String> turnedOffBy(String id) {
    return Optional.ofNullable(turnedOff.get(id));
  }

  @Override
  public Optional<Expression> condition(String name) {
    return Optional.ofNullable(conditions.get(name));
  }

  private Optional<String> resource(String id) {
    return type(id)
        .flatMap(
            type ->
                switch (type) {
                  case QUEUE -> Optional.of(addresses.queueUrl(id));
                  case SECRET -> Optional.of(LocalAddresses.secretArn(id));
                  case TABLE, FUNCTION, HTTP_API, ROLE, LOG_GROUP -> Optional.of(id);
                  case ACCOUNT_ONLY -> Optional.empty();
                });
  }

  private Optional<ResourceType> type(String id) {
    return Optional.ofNullable(resources.get(id));
  }

  private static Map<String, String> parameters(
      Map<String, Expression> declared, Map<String, String> overrides) {
    TreeSet<String> unknown = new TreeSet<>(overrides.keySet());
    unknown.removeAll(declared.keySet());
    if (!unknown.isEmpty()) {
      throw new TemplateProblem("Parameters", "there is none named " + String.join(", ", unknown));
    }
    Map<String, String> values = new LinkedHashMap<>();
    declared.forEach(
        (name, declaration) -> {
          if (overrides.containsKey(name)) {
            values.put(name, overrides.get(name));
          } else if (declaration instanceof Mapping(Map<String, Expression> fields)
              && fields.get("Default") instanceof Text(String value)) {
            values.put(name, value);
          } else {
            throw new TemplateProblem(
                "Parameters." + name, "no default, and the local system gives no value for it");
          }
        });
    return values;
  }

  static Map<String, Expression> fields(Mapping root, String name) {
    return root.fields().get(name) instanceof Mapping(Map<String, Expression> fields)
        ? fields
        : Map.of();
  }
}
