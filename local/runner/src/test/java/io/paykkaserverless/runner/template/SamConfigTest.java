package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.template.Expression.Mapping;
import io.paykkaserverless.runner.template.Expression.Sequence;
import io.paykkaserverless.runner.template.Expression.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What samconfig.toml deploys, against the parameters that the template has. */
final class SamConfigTest {

  private static final Pattern SECTION = Pattern.compile("(?m)^\\[(\\w+)\\.deploy\\.parameters]$");
  private static final Pattern OVERRIDE = Pattern.compile("(?m)^  \"([A-Za-z0-9]+)=(.*)\",$");

  private final Map<String, Expression> parameters =
      TemplateReferences.fields(OurTemplate.yaml(), "Parameters");
  private final Map<String, Map<String, String>> sections = sections();

  @Test
  void hasOneForDevelopmentAndOneForProduction() {
    assertThat(sections).containsOnlyKeys("dev", "prod");
  }

  @Test
  void namesParametersOfTheTemplateAlone() {
    assertThat(sections)
        .allSatisfy((_, overrides) -> assertThat(parameters).containsKeys(names(overrides)));
  }

  @Test
  void namesEveryParameterThatHasNoDefaultAndTheRelease() {
    Set<String> required =
        parameters.keySet().stream()
            .filter(name -> !declaration(name).containsKey("Default"))
            .collect(Collectors.toSet());

    assertThat(required).isNotEmpty();
    assertThat(sections)
        .allSatisfy(
            (_, overrides) ->
                assertThat(overrides).containsKeys(names(required)).containsKey("Release"));
  }

  /** What stands under default holds for no other section (aws-sam-cli issue 3010). */
  @Test
  void saysInEachWhichTemplateAndWhere() {
    assertThat(read().split("\\[\\w+\\.deploy\\.parameters]", -1))
        .hasSize(3)
        .filteredOn(section -> section.contains("stack_name"))
        .hasSize(2)
        .allSatisfy(
            section ->
                assertThat(section).contains("template_file = \"template.yaml\"", "region = "));
  }

  /** CloudFormation says so too, but not before everything was uploaded. */
  @Test
  void givesValuesThatTheTemplateAllows() {
    assertThat(sections)
        .allSatisfy(
            (_, overrides) ->
                assertThat(overrides)
                    .allSatisfy(
                        (name, value) ->
                            assertThat(value).as(name).matches(allowed(name), "allowed")));
  }

  private Predicate<String> allowed(String name) {
    Expression allowed = declaration(name).getOrDefault("AllowedValues", Mapping.EMPTY);
    return value ->
        value.isEmpty()
            || !(allowed instanceof Sequence(List<Expression> values))
            || values.contains(new Text(value));
  }

  private Map<String, Expression> declaration(String name) {
    return ((Mapping) parameters.getOrDefault(name, Mapping.EMPTY)).fields();
  }

  private static String[] names(Map<String, String> overrides) {
    return names(overrides.keySet());
  }

  private static String[] names(Set<String> names) {
    return names.toArray(String[]::new);
  }

  private static Map<String, Map<String, String>> sections() {
    Map<String, Map<String, String>> sections = new TreeMap<>();
    String text = read();
    SECTION
        .matcher(text)
        .results()
        .forEach(
            section -> {
              String rest = text.substring(section.end());
              int end = rest.indexOf("\n[");
              Map<String, String> overrides = new TreeMap<>();
              OVERRIDE
                  .matcher(end < 0 ? rest : rest.substring(0, end))
                  .results()
                  .forEach(override -> overrides.put(override.group(1), override.group(2)));
              sections.put(section.group(1), overrides);
            });
    return sections;
  }

  private static String read() {
    try {
      return Files.readString(OurTemplate.ROOT.resolve("samconfig.toml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
