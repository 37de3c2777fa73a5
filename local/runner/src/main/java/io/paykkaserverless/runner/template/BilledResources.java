package io.paykkaserverless.runner.template;

import io.paykkaserverless.runner.template.Expression.Mapping;
import io.paykkaserverless.runner.template.Expression.Sequence;
import io.paykkaserverless.runner.template.Expression.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a deployment has that costs by the month, whether it is used or not. Counted in the template
 * and in those that it nests, whatever their conditions: everything is taken to be on.
 *
 * @param secrets in Secrets Manager
 * @param alarmMetrics metrics that alarms look at: one each, more with metric math
 * @param dashboards of CloudWatch
 */
public record BilledResources(int secrets, int alarmMetrics, int dashboards) {

  private static final BilledResources NONE = new BilledResources(0, 0, 0);

  /**
   * Counts.
   *
   * @param file {@code template.yaml}; nested templates are looked for relative to its folder
   */
  public static BilledResources of(Path file) {
    BilledResources all = NONE;
    for (Expression resource : fields(yaml(file), "Resources").values()) {
      if (resource instanceof Mapping(Map<String, Expression> fields)) {
        all = all.plus(counted(file, text(fields, "Type"), fields(resource, "Properties")));
      }
    }
    return all;
  }

  /**
   * A parameter's default.
   *
   * @param file the template
   * @throws TemplateProblem where the parameter is not there or its default is no whole number
   */
  public static int defaultOf(Path file, String parameter) {
    Expression declared = fields(yaml(file), "Parameters").getOrDefault(parameter, Mapping.EMPTY);
    return text(fields(declared), "Default")
        .filter(value -> value.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .orElseThrow(
            () -> new TemplateProblem("Parameters." + parameter, "a whole number is wanted"));
  }

  private static BilledResources counted(
      Path file, Optional<String> type, Map<String, Expression> properties) {
    return switch (type.orElse("")) {
      case "AWS::SecretsManager::Secret" -> new BilledResources(1, 0, 0);
      case "AWS::CloudWatch::Alarm" -> new BilledResources(0, metrics(properties), 0);
      case "AWS::CloudWatch::Dashboard" -> new BilledResources(0, 0, 1);
      case "AWS::CloudFormation::Stack" ->
          text(properties, "TemplateURL")
              .map(nested -> of(file.resolveSibling(nested)))
              .orElse(NONE);
      default -> NONE;
    };
  }

  private static int metrics(Map<String, Expression> alarm) {
    if (alarm.get("Metrics") instanceof Sequence(var queries)) {
      return (int)
          queries.stream().filter(query -> fields(query).containsKey("MetricStat")).count();
    }
    return 1;
  }

  private BilledResources plus(BilledResources other) {
    return new BilledResources(
        secrets + other.secrets, alarmMetrics + other.alarmMetrics, dashboards + other.dashboards);
  }

  private static Expression yaml(Path file) {
    try {
      return TemplateYaml.read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Map<String, Expression> fields(Expression within, String name) {
    return fields(fields(within).getOrDefault(name, Mapping.EMPTY));
  }

  private static Map<String, Expression> fields(Expression expression) {
    return expression instanceof Mapping(Map<String, Expression> fields) ? fields : Map.of();
  }

  private static Optional<String> text(Map<String, Expression> fields, String name) {
    return fields.get(name) instanceof Text(String value) ? Optional.of(value) : Optional.empty();
  }
}
