package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.program.Interpreter;
import io.paykkaserverless.runner.program.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yaml.snakeyaml.Yaml;

/** The template as AWS's own tools see it: cfn-lint, and the translator of SAM. */
final class AwsTemplateToolsTest {

  private static final Pattern INVOKED = Pattern.compile("functions/\\$\\{([A-Za-z0-9]+)}");

  private static final Path NOTHING = Path.of("/dev/null");

  @Test
  void cfnLintFindsNothing() throws IOException, InterruptedException {
    String lint = Interpreter.OF_TEMPLATES.orSaySo("cfn-lint");

    assertThat(Program.run(OurTemplate.ROOT, NOTHING, List.of(lint))).isEqualTo(new Program(0, ""));
  }

  /** What SAM makes of the functions, whose every caller must reach the version published last. */
  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  final class Translated {

    private Map<String, Map<String, Object>> resources = Map.of();

    @BeforeAll
    void translate() throws IOException, InterruptedException {
      String python = Interpreter.OF_TEMPLATES.orSaySo("python3");
      if (Program.run(OurTemplate.ROOT, NOTHING, List.of(python, "-c", "import samtranslator"))
              .status()
          != 0) {
        Interpreter.OF_TEMPLATES.notRun("Python has no aws-sam-translator here");
      }
      Program translation =
          Program.run(OurTemplate.ROOT, NOTHING, List.of(python, "infra/translate-template.py"));
      assertThat(translation.status()).as(translation.text()).isZero();
      // JSON is YAML, and references stay what they are.
      resources = resources(new Yaml().load(translation.text()));
    }

    @Test
    void publishesAVersionOfEachFunctionUnderTheAliasLive() {
      assertThat(ofType("AWS::Lambda::Function"))
          .isNotEmpty()
          .allSatisfy(
              (function, _) -> {
                assertThat(resources).containsKey(function + "Aliaslive");
                assertThat(versionsOf(function)).hasSize(1);
              });
    }

    /** Or a new value of a parameter would be deployed and nobody would ever see it. */
    @Test
    void publishesAnotherVersionWithEachRelease() {
      assertThat(ofType("AWS::Lambda::Version"))
          .isNotEmpty()
          .allSatisfy(
              (_, version) ->
                  assertThat(property(version, "Description")).isEqualTo("{Ref=Release}"));
      assertThat(ofType("AWS::Lambda::Function"))
          .allSatisfy(
              (_, function) ->
                  assertThat(property(function, "Description")).contains("${Release}"));
    }

    @Test
    void keepsFormerVersionsToGoBackTo() {
      assertThat(ofType("AWS::Lambda::Version"))
          .allSatisfy(
              (_, version) -> assertThat(version).containsEntry("DeletionPolicy", "Retain"));
    }

    @Test
    void takesSnapshotsOfVersionsUnlessItIsTurnedOff() {
      assertThat(ofType("AWS::Lambda::Function"))
          .allSatisfy(
              (_, function) ->
                  assertThat(property(function, "SnapStart"))
                      .isEqualTo("{ApplyOn={Fn::If=[SnapStartOn, PublishedVersions, None]}}"));
    }

    @Test
    void letsQueuesAndSchedulesCallTheAlias() {
      assertThat(ofType("AWS::Lambda::EventSourceMapping"))
          .isNotEmpty()
          .allSatisfy(
              (_, mapping) -> assertThat(property(mapping, "FunctionName")).contains("Aliaslive"));
      assertThat(ofType("AWS::Scheduler::Schedule"))
          .isNotEmpty()
          .allSatisfy(
              (_, schedule) -> assertThat(property(schedule, "Target")).contains("Aliaslive"));
    }

    @Test
    void letsEveryRouteCallTheAlias() {
      assertThat(
              INVOKED
                  .matcher(property(resource("HttpApi"), "Body"))
                  .results()
                  .map(invoked -> invoked.group(1)))
          .hasSize(OurTemplate.withEverythingOn().routes().size())
          .allMatch(invoked -> invoked.endsWith("Aliaslive"));
    }

    /** API Gateway refuses settings for a route that is not there. */
    @Test
    void limitsOnlyRoutesThatAreThere() {
      assertThat(routesWithLimits())
          .isNotEmpty()
          .isSubsetOf(
              OurTemplate.withEverythingOn().routes().stream()
                  .map(route -> route.method() + " " + route.path())
                  .toList());
    }

    private Set<String> routesWithLimits() {
      Map<String, Object> stage =
          fields(resource("HttpApiApiGatewayDefaultStage").get("Properties"));
      return fields(stage.get("RouteSettings")).keySet();
    }

    private Map<String, Object> resource(String id) {
      return Objects.requireNonNull(resources.get(id), id);
    }

    private Map<String, Map<String, Object>> ofType(String type) {
      return matching(resource -> type.equals(resource.get("Type")));
    }

    private Map<String, Map<String, Object>> versionsOf(String function) {
      return matching(
          resource ->
              "AWS::Lambda::Version".equals(resource.get("Type"))
                  && property(resource, "FunctionName").equals("{Ref=" + function + "}"));
    }

    private Map<String, Map<String, Object>> matching(Predicate<Map<String, Object>> wanted) {
      return resources.entrySet().stream()
          .filter(resource -> wanted.test(resource.getValue()))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
  }

  private static String property(Map<String, Object> resource, String name) {
    return String.valueOf(((Map<?, ?>) resource.getOrDefault("Properties", Map.of())).get(name));
  }

  private static Map<String, Map<String, Object>> resources(Map<String, Object> template) {
    Map<String, Map<String, Object>> resources = new TreeMap<>();
    ((Map<?, ?>) template.getOrDefault("Resources", Map.of()))
        .forEach((id, resource) -> resources.put(String.valueOf(id), fields(resource)));
    return resources;
  }

  private static Map<String, Object> fields(@Nullable Object node) {
    Map<String, Object> fields = new TreeMap<>();
    ((Map<?, ?>) Objects.requireNonNull(node))
        .forEach((name, value) -> fields.put(String.valueOf(name), value));
    return fields;
  }
}
