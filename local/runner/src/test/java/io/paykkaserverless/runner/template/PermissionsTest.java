package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.template.Expression.Call;
import io.paykkaserverless.runner.template.Expression.Mapping;
import io.paykkaserverless.runner.template.Expression.Sequence;
import io.paykkaserverless.runner.template.Expression.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the template lets each function do, against what it gives each function to do it with. */
final class PermissionsTest {

  private final Map<String, Expression> resources;
  private final List<String> functions;

  PermissionsTest() throws IOException {
    Mapping root = TemplateYaml.read(Files.readString(Path.of("../../template.yaml")));
    resources = fields(field(root.fields(), "Resources"));
    functions =
        resources.entrySet().stream()
            .filter(resource -> is(resource.getValue(), "AWS::Serverless::Function"))
            .map(Map.Entry::getKey)
            .toList();
  }

  @Test
  void noStatementHasAWildcard() {
    assertThat(functions)
        .isNotEmpty()
        .allSatisfy(
            function ->
                assertThat(texts(role(function)).toList()).noneMatch(text -> text.contains("*")));
  }

  @Test
  void aFunctionMayReadTheSecretsItIsToldOfAndNoOthers() {
    Set<String> secrets = ids("AWS::SecretsManager::Secret");

    assertThat(functions)
        .allSatisfy(
            function ->
                assertThat(referredTo(role(function), secrets))
                    .isEqualTo(referredTo(environment(function), secrets)));
  }

  @Test
  void aFunctionMayUseTheTableAndQueueItIsToldOfAndNoOthers() {
    Set<String> stores = ids("AWS::DynamoDB::Table", "AWS::SQS::Queue");

    assertThat(functions)
        .allSatisfy(
            function -> {
              Set<String> told = referredTo(environment(function), stores);
              told.addAll(referredTo(property(function, "Events"), stores));
              assertThat(referredTo(role(function), stores)).isEqualTo(told);
            });
  }

  @Test
  void onlyWhoReadsTheQueueMayTakeMessagesFromIt() {
    assertThat(functions)
        .allSatisfy(
            function ->
                assertThat(texts(role(function)).anyMatch("sqs:ReceiveMessage"::equals))
                    .isEqualTo(texts(properties(function)).anyMatch("SQS"::equals)));
  }

  @Test
  void aFunctionWritesToALogGroupOfItsOwnThatForgets() {
    assertThat(functions)
        .allSatisfy(
            function -> {
              Set<String> groups = ids("AWS::Logs::LogGroup");
              Set<String> own = referredTo(property(function, "LoggingConfig"), groups);
              assertThat(own).hasSize(1).isEqualTo(referredTo(role(function), groups));
              assertThat(properties(own.iterator().next())).containsKey("RetentionInDays");
            });
  }

  /** CloudFormation would refuse the circle, but not before somebody deploys. */
  @Test
  void noFunctionRefersToTheApiThatRefersToIt() {
    assertThat(functions)
        .allSatisfy(
            function -> {
              assertThat(texts(environment(function))).noneMatch(text -> text.contains("HttpApi"));
              assertThat(texts(role(function))).noneMatch(text -> text.contains("HttpApi"));
            });
  }

  private Expression role(String function) {
    String id =
        texts(property(function, "Role"))
            .map(attribute -> attribute.substring(0, attribute.indexOf('.')))
            .findFirst()
            .orElseThrow();
    return new Mapping(Map.of("Policies", property(id, "Policies")));
  }

  private Expression environment(String function) {
    return property(function, "Environment");
  }

  private Map<String, Expression> properties(String id) {
    return fields(field(fields(field(resources, id)), "Properties"));
  }

  private Expression property(String id, String name) {
    return field(properties(id), name);
  }

  private static Expression field(Map<String, Expression> fields, String name) {
    return fields.getOrDefault(name, Mapping.EMPTY);
  }

  private Set<String> ids(String... types) {
    return resources.entrySet().stream()
        .filter(resource -> Stream.of(types).anyMatch(type -> is(resource.getValue(), type)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The resources among {@code ids} that are named anywhere in {@code expression}. */
  private static Set<String> referredTo(Expression expression, Set<String> ids) {
    return texts(expression)
        .map(text -> text.contains(".") ? text.substring(0, text.indexOf('.')) : text)
        .filter(ids::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> texts(Map<String, Expression> fields) {
    return fields.values().stream().flatMap(PermissionsTest::texts);
  }

  private static Stream<String> texts(Expression expression) {
    return switch (expression) {
      case Text(String value) -> Stream.of(value);
      case Sequence(List<Expression> items) -> items.stream().flatMap(PermissionsTest::texts);
      case Mapping(Map<String, Expression> fields) -> texts(fields);
      case Call(String _, Expression argument) -> texts(argument);
    };
  }

  private static boolean is(Expression resource, String type) {
    return new Text(type).equals(fields(resource).get("Type"));
  }

  private static Map<String, Expression> fields(Expression expression) {
    return ((Mapping) expression).fields();
  }
}
