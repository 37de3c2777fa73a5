package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.template.Expression.Call;
import io.paykkaserverless.runner.template.Expression.Mapping;
import io.paykkaserverless.runner.template.Expression.Sequence;
import io.paykkaserverless.runner.template.Expression.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the template lets each function do, against what it gives each function to do it with. */
final class PermissionsTest {

  /** What a function may do at most; no setting up or taking down. */
  private static final Set<String> ACTIONS =
      Set.of(
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:Query",
          "dynamodb:Scan",
          "sqs:SendMessage",
          "sqs:ReceiveMessage",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:ChangeMessageVisibility",
          "secretsmanager:GetSecretValue");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

  private final Map<String, Expression> resources;
  private final Map<String, Expression> outputs;
  private final Map<String, Expression> conditions;
  private final List<String> functions;

  PermissionsTest() {
    Mapping root = OurTemplate.yaml();
    resources = fields(field(root.fields(), "Resources"));
    outputs = fields(field(root.fields(), "Outputs"));
    conditions = fields(field(root.fields(), "Conditions"));
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
  void noFunctionMayDoMoreThanReadAndWriteSingleThings() {
    assertThat(functions)
        .allSatisfy(
            function ->
                assertThat(statements(function).flatMap(PermissionsTest::actions))
                    .isNotEmpty()
                    .isSubsetOf(ACTIONS));
  }

  /** Nobody waits for it but a merchant who asks for the notifications of a time. */
  @Test
  void onlyWhoListsNotificationsMayReadWholeTables() {
    assertThat(functions)
        .filteredOn(function -> texts(role(function)).anyMatch("dynamodb:Scan"::equals))
        .containsExactly("ManagePaymentFunction");
  }

  @Test
  void anActionIsAllowedOnResourcesOfItsOwnServiceAlone() {
    assertThat(functions.stream().flatMap(this::statements))
        .allSatisfy(
            statement -> {
              Set<String> ids = referredTo(field(statement, "Resource"), resources.keySet());
              assertThat(ids).isNotEmpty();
              assertThat(actions(statement).map(action -> action.split(":", 2)[0]).distinct())
                  .containsExactlyElementsOf(
                      ids.stream().map(this::service).collect(Collectors.toSet()));
            });
  }

  @Test
  void anIndexMayOnlyBeQueriedAndMustExist() {
    assertThat(functions.stream().flatMap(this::statements))
        .filteredOn(statement -> !indexes(statement).isEmpty())
        .allSatisfy(
            statement -> {
              assertThat(actions(statement)).containsExactly("dynamodb:Query");
              assertThat(indexes(statement)).isSubsetOf(texts(indexesOfTables()).toList());
            });
  }

  @Test
  void aFunctionComesAndGoesWithItsRoleAndItsLogGroup() {
    assertThat(functions)
        .allSatisfy(
            function -> {
              Set<String> own = referredTo(property(function, "Role"), resources.keySet());
              own.addAll(referredTo(property(function, "LoggingConfig"), resources.keySet()));
              assertThat(own)
                  .hasSize(2)
                  .allSatisfy(id -> assertThat(condition(id)).isEqualTo(condition(function)));
            });
  }

  /** CloudFormation would refuse the reference, but not before somebody turns the thing off. */
  @Test
  void whatCanBeTurnedOffIsReferredToOnlyByWhatIsTurnedOffWithIt() {
    Set<String> optional =
        resources.keySet().stream()
            .filter(id -> condition(id).isPresent())
            .collect(Collectors.toSet());

    assertThat(Stream.of(resources, outputs).flatMap(part -> part.values().stream()))
        .allSatisfy(
            referring ->
                assertThat(referredTo(withoutWhatIsGuarded(referring), optional))
                    .allSatisfy(
                        id ->
                            assertThat(conditionsOf(referring))
                                .containsAll(condition(id).stream().toList())));
  }

  /** Its condition, and those that this one takes for granted by {@code !And}. */
  private List<Expression> conditionsOf(Expression resource) {
    return conditionOf(resource).stream()
        .flatMap(
            condition ->
                Stream.concat(
                    Stream.of(condition),
                    texts(condition)
                        .map(name -> field(conditions, name))
                        .flatMap(PermissionsTest::partsOfAnd)))
        .toList();
  }

  private static Stream<Expression> partsOfAnd(Expression definition) {
    return definition instanceof Call(String function, Sequence(List<Expression> parts))
            && function.equals("And")
        ? parts.stream()
            .flatMap(
                part ->
                    part instanceof Call(String name, Expression condition)
                            && name.equals("Condition")
                        ? Stream.of(condition)
                        : Stream.empty())
        : Stream.empty();
  }

  /** {@code !If [PlainCardsOn, !Ref ConfirmPlainCardFunction, ""]} may refer to it. */
  private Expression withoutWhatIsGuarded(Expression expression) {
    return switch (expression) {
      case Call(String function, Sequence(List<Expression> parts)) when function.equals("If") ->
          new Sequence(
              Stream.of(without(parts.get(1), parts.getFirst()), parts.get(2))
                  .map(this::withoutWhatIsGuarded)
                  .toList());
      case Call(String function, Expression argument) ->
          new Call(function, withoutWhatIsGuarded(argument));
      case Sequence(List<Expression> items) ->
          new Sequence(items.stream().map(this::withoutWhatIsGuarded).toList());
      case Mapping(Map<String, Expression> fields) -> {
        Map<String, Expression> rest = new LinkedHashMap<>();
        fields.forEach((name, value) -> rest.put(name, withoutWhatIsGuarded(value)));
        yield new Mapping(rest);
      }
      case Text text -> text;
    };
  }

  private Expression without(Expression guarded, Expression guard) {
    return guarded instanceof Call(String _, Text(String id))
            && condition(id).equals(Optional.of(guard))
        ? new Text("")
        : guarded;
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
  void onlyWhoReadsTheQueueMaySayWhenAMessageComesAgain() {
    assertThat(functions)
        .allSatisfy(
            function ->
                assertThat(texts(role(function)).anyMatch("sqs:ChangeMessageVisibility"::equals))
                    .isEqualTo(texts(role(function)).anyMatch("sqs:ReceiveMessage"::equals)));
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
        .filteredOn(function -> texts(property(function, "Events")).anyMatch("HttpApi"::equals))
        .isNotEmpty()
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

  private Stream<Map<String, Expression>> statements(String function) {
    String role = referredTo(property(function, "Role"), resources.keySet()).iterator().next();
    return items(property(role, "Policies")).stream()
        .map(policy -> fields(field(fields(policy), "PolicyDocument")))
        .flatMap(document -> items(field(document, "Statement")).stream())
        .map(PermissionsTest::fields);
  }

  private static Stream<String> actions(Map<String, Expression> statement) {
    return texts(field(statement, "Action"));
  }

  private static Set<String> indexes(Map<String, Expression> statement) {
    return texts(field(statement, "Resource"))
        .filter(text -> text.contains("/index/"))
        .map(text -> text.substring(text.lastIndexOf('/') + 1))
        .collect(Collectors.toSet());
  }

  private Expression indexesOfTables() {
    return new Sequence(
        ids("AWS::DynamoDB::Table").stream()
            .flatMap(table -> items(property(table, "GlobalSecondaryIndexes")).stream())
            .map(index -> field(fields(index), "IndexName"))
            .toList());
  }

  /** {@code dynamodb} for a table: the second part of its type, as IAM writes it. */
  private String service(String id) {
    return texts(field(fields(field(resources, id)), "Type"))
        .map(type -> type.split("::", -1)[1].toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  private Optional<Expression> condition(String id) {
    return conditionOf(field(resources, id));
  }

  private static Optional<Expression> conditionOf(Expression resource) {
    return Optional.ofNullable(fields(resource).get("Condition"));
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
        .flatMap(PermissionsTest::names)
        .map(text -> text.contains(".") ? text.substring(0, text.indexOf('.')) : text)
        .filter(ids::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@code !Sub} names things within a text. */
  private static Stream<String> names(String text) {
    return text.contains("${")
        ? PLACEHOLDER.matcher(text).results().map(match -> match.group(1))
        : Stream.of(text);
  }

  private static List<Expression> items(Expression expression) {
    return expression instanceof Sequence(List<Expression> items) ? items : List.of();
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
