package io.paykkaserverless.runner.template;

import io.paykkaserverless.aws.configuration.Variable;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.runner.template.Expression.Mapping;
import io.paykkaserverless.runner.template.Expression.Sequence;
import io.paykkaserverless.runner.template.Expression.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/configuration.md} from the template and from what the functions read. */
final class ConfigurationPage {

  private static final String TOP =
      """
      # Configuration

      Made from template.yaml and the code by `ConfigurationPageTest`; do not edit.

      ## Parameters of the deployment

      Set in samconfig.toml under `parameter_overrides`. With every value that you change, change `Release`
      ([why](adr/0034-a-release-parameter-publishes-new-values.md)). Without a default a value must be given.

      | parameter | default | takes | what for |
      |---|---|---|---|
      """;

  private static final String MIDDLE =
      """

      ## Variables of the functions

      The template sets them from its parameters and resources. A function that misses one, or finds one that makes no sense, does not start and names all that
      are wrong. "Every function" stands for the eight that can be deployed.

      | variable | must be | where it is not set | set for | what for |
      |---|---|---|---|---|
      """;

  private static final String END =
      """

      ## Secrets

      Values of secrets stand in Secrets Manager and nowhere else: [keys](keys.md).
      """;

  private final Mapping template;

  ConfigurationPage(Mapping template) {
    this.template = template;
  }

  String render() {
    return TOP + parameters() + MIDDLE + variables() + END;
  }

  private String parameters() {
    return field(template, "Parameters").fields().entrySet().stream()
        .map(parameter -> parameter(parameter.getKey(), (Mapping) parameter.getValue()))
        .collect(Collectors.joining());
  }

  private static String parameter(String name, Mapping declaration) {
    return row(
        "`" + name + "`",
        text(declaration, "Default").map(ConfigurationPage::code).orElse("none"),
        takes(declaration),
        text(declaration, "Description").orElse(""));
  }

  private static String takes(Mapping declaration) {
    if (declaration.fields().get("AllowedValues") instanceof Sequence(List<Expression> values)) {
      return values.stream()
          .map(value -> code(((Text) value).value()))
          .collect(Collectors.joining(", "));
    }
    if (text(declaration, "Type").equals(Optional.of("Number"))) {
      return Stream.of(
              text(declaration, "MinValue").map(min -> "from " + min),
              text(declaration, "MaxValue").map(max -> "to " + max))
          .flatMap(Optional::stream)
          .collect(Collectors.joining(" ", "a whole number ", ""));
    }
    return text(declaration, "AllowedPattern")
        .map(ConfigurationPage::code)
        .or(() -> text(declaration, "MaxLength").map(max -> "up to " + max + " characters"))
        .orElse("text");
  }

  private String variables() {
    return Variables.all().stream().map(this::variable).collect(Collectors.joining());
  }

  private String variable(Variable<?> variable) {
    return row(
        "`" + variable.name() + "`",
        variable.wants() + ", for example " + code(variable.example()),
        variable
            .fallback()
            .map(text -> text.isEmpty() ? "empty" : code(text))
            .orElse("the function does not start"),
        setFor(variable.name()),
        variable.purpose());
  }

  private String setFor(String variable) {
    Mapping globals = field(field(template, "Globals"), "Function");
    if (sets(globals, variable)) {
      return "every function";
    }
    Map<String, Expression> resources = field(template, "Resources").fields();
    List<String> functions =
        resources.keySet().stream()
            .filter(id -> id.endsWith("Function"))
            .filter(
                id -> sets(field(field(field(template, "Resources"), id), "Properties"), variable))
            .map(FunctionDefinition::nameOf)
            .toList();
    long all = resources.keySet().stream().filter(id -> id.endsWith("Function")).count();
    if (functions.isEmpty()) {
      return "none: Lambda or the local system sets it";
    }
    return functions.size() == all ? "every function" : String.join(", ", functions);
  }

  private static boolean sets(Mapping properties, String variable) {
    return field(field(properties, "Environment"), "Variables").fields().containsKey(variable);
  }

  private static String row(String... cells) {
    return Stream.of(cells)
        .map(cell -> cell.strip().replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String code(String text) {
    return text.isEmpty() ? "empty" : "`" + text + "`";
  }

  private static Optional<String> text(Mapping mapping, String name) {
    return mapping.fields().get(name) instanceof Text(String value)
        ? Optional.of(value)
        : Optional.empty();
  }

  private static Mapping field(Mapping within, String name) {
    return within.fields().get(name) instanceof Mapping mapping ? mapping : Mapping.EMPTY;
  }
}
