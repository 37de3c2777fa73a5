package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.telemetry.LogKeys;
import io.paykkaserverless.core.payment.Signals.Measure;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.runner.template.Expression.Mapping;
import io.paykkaserverless.runner.template.MonitoringStack.Alarm;
import io.paykkaserverless.runner.template.MonitoringStack.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An alarm on a metric that nobody emits never goes off, and nothing else would tell. */
final class MonitoringTest {

  private static final String PAGE = "arn:aws:sns:eu-central-1:1:page";
  private static final String NOTICE = "arn:aws:sns:eu-central-1:1:notice";
  private static final Map<String, String> EVERYTHING_ON =
      Map.of("PlainCards", "on", "AlarmTopicArn", PAGE, "NoticeTopicArn", NOTICE);

  private static final Pattern SECTION = Pattern.compile(" docs/runbook\\.md#([a-z0-9-]+)$");
  private static final Pattern ALMOST_OVER = Pattern.compile("\\((\\w+) >= (\\d+)\\)");
  private static final Pattern FIELD = Pattern.compile("\\$\\.(\\w+)");
  private static final Pattern ROUTE = Pattern.compile("\"((?:GET|POST) /[^\"]+)\"");
  private static final Pattern NAME = Pattern.compile("\\b[a-z]\\w*\\b");

  private static final Pattern QUERY = Pattern.compile("\\b(filter|fields|stats) [^`\\n]+");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|/[^/\\s][^/]*/");
  private static final Set<String> QUERY_WORDS =
      Set.of(
          "filter",
          "fields",
          "stats",
          "sort",
          "desc",
          "limit",
          "count",
          "by",
          "as",
          "calls",
          "like",
          "and",
          "in",
          "ispresent");

  /** By the layout of the functions' lines, by Lambda, and in the API's access log. */
  private static final Set<String> LOGGED_BESIDE =
      Set.of(
          "message",
          "service",
          "function_request_id",
          "timestamp",
          "log",
          "sourceIp",
          "integrationLatencyMs",
          "error");

  /** What AWS measures by itself: its user guides' names, which CloudWatch does not check. */
  private static final Map<String, Set<String>> OF_AWS =
      Map.of(
          "AWS/Lambda", Set.of("Invocations", "Errors", "Throttles", "Duration"),
          "AWS/ApiGateway", Set.of("Count", "4xx", "5xx", "Latency", "IntegrationLatency"),
          "AWS/SQS",
              Set.of(
                  "ApproximateNumberOfMessagesVisible",
                  "ApproximateNumberOfMessagesNotVisible",
                  "ApproximateAgeOfOldestMessage"),
          "AWS/DynamoDB",
              Set.of(
                  "ConsumedReadCapacityUnits",
                  "ConsumedWriteCapacityUnits",
                  "ReadThrottleEvents",
                  "WriteThrottleEvents"));

  /** Signals that neither an alarm nor the dashboard shows, and why. */
  private static final Map<Signal, String> QUIET =
      Map.of(
          Signal.DISPUTE_IGNORED,
          "anybody can send an unsigned webhook about a payment there is not; it is in the log");

  private final MonitoringStack stack = new MonitoringStack(EVERYTHING_ON);
  private final MonitoringStack asShipped = new MonitoringStack(Map.of());

  @Test
  void everyFunctionHasAnAlarmOfItsOwnForErrors() {
    assertThat(errorAlarms(stack))
        .containsExactlyInAnyOrderElementsOf(ids(OurTemplate.withEverythingOn()));
    assertThat(errorAlarms(asShipped))
        .containsExactlyInAnyOrderElementsOf(ids(OurTemplate.asShipped()));
  }

  @Test
  void everyFunctionCountsForThrottlesAndForSlowness() {
    for (String alarm : List.of("Throttles", "SlowFunctions")) {
      assertThat(functions(alarm(stack, alarm)))
          .containsExactlyInAnyOrderElementsOf(ids(OurTemplate.withEverythingOn()));
      assertThat(functions(alarm(asShipped, alarm)))
          .containsExactlyInAnyOrderElementsOf(ids(OurTemplate.asShipped()));
    }
  }

  @Test
  void aFunctionIsSlowAtFourFifthsOfItsTimeout() {
    Alarm slow = alarm(stack, "SlowFunctions");
    Map<String, Long> thresholds =
        ALMOST_OVER
            .matcher(slow.expression().orElseThrow())
            .results()
            .collect(
                Collectors.toMap(
                    match -> function(Objects.requireNonNull(slow.metrics().get(match.group(1)))),
                    match -> Long.parseLong(match.group(2))));

    assertThat(thresholds)
        .isEqualTo(
            OurTemplate.withEverythingOn().functions().stream()
                .collect(
                    Collectors.toMap(
                        FunctionDefinition::id,
                        function -> function.timeout().toMillis() * 4 / 5)));
  }

  @Test
  void everyAlarmLeadsToItsSectionOfTheRunbook() throws IOException {
    assertThat(stack.alarms()).extracting(MonitoringTest::section).isNotEmpty();
    assertThat(stack.alarms().stream().map(MonitoringTest::section).collect(Collectors.toSet()))
        .isEqualTo(sections("## Alarms").keySet());
  }

  @Test
  void everyAlarmEitherWakesSomebodyOrWaitsForTheMorning() {
    assertThat(stack.alarms())
        .allSatisfy(alarm -> assertThat(alarm.actions()).containsAnyOf(PAGE, NOTICE).hasSize(1));
    assertThat(asShipped.alarms()).allSatisfy(alarm -> assertThat(alarm.actions()).isEmpty());
  }

  @Test
  void theRunbookSaysWhichAlarmsWakeSomebody() throws IOException {
    Map<String, String> sections = sections("## Alarms");

    assertThat(stack.alarms())
        .allSatisfy(
            alarm ->
                assertThat(sections.get(section(alarm)))
                    .startsWith(alarm.actions().contains(PAGE) ? "Wakes" : "Morning."));
  }

  /** A field that nobody writes finds nothing, at night, and looks like good news. */
  @Test
  void theQueriesOfTheRunbookNameFieldsThatAreLogged() throws IOException {
    String runbook = Files.readString(OurTemplate.ROOT.resolve("docs/runbook.md"));
    Set<String> named =
        QUERY
            .matcher(runbook)
            .results()
            .map(query -> QUOTED.matcher(query.group()).replaceAll(""))
            .flatMap(query -> names(query).stream())
            .collect(Collectors.toCollection(TreeSet::new));

    named.removeAll(QUERY_WORDS);
    named.removeAll(LOGGED_BESIDE);
    assertThat(named)
        .isNotEmpty()
        .isSubsetOf(
            LogKeys.ROUTE,
            LogKeys.STATUS,
            LogKeys.PROBLEM,
            LogKeys.MESSAGE_ID,
            LogKeys.OUTCOME,
            LogKeys.LOOKED_AT,
            LogKeys.FAILED,
            LogKeys.SIGNAL,
            LogKeys.MEASURE,
            LogKeys.SUBJECT,
            LogKeys.FAILURE);
  }

  @Test
  void everyMetricIsOneThatIsEmitted() {
    assertThat(Stream.concat(watched(stack), drawn(stack)))
        .allSatisfy(
            metric ->
                assertThat(
                        metric.namespace().equals(stack.parameters().get("Namespace"))
                            ? emitted()
                            : OF_AWS.getOrDefault(metric.namespace(), Set.of()))
                    .contains(metric.name()));
  }

  @Test
  void ourOwnMetricsHaveNoDimension() {
    assertThat(Stream.concat(watched(stack), drawn(stack)))
        .filteredOn(metric -> emitted().contains(metric.name()))
        .isNotEmpty()
        .allSatisfy(metric -> assertThat(metric.dimensions()).isEmpty());
  }

  /** A shop with few shoppers sees two failures in an hour, never in a quarter of one. */
  @Test
  void twoFailuresInAnHourAreHeardOfWhereFewPeopleBuy() {
    List<Alarm> alarms =
        stack.alarms().stream()
            .filter(alarm -> alarm.id().endsWith("Errors") || alarm.id().equals("KeysAndSecrets"))
            .filter(alarm -> !alarm.id().equals("ApiServerErrors"))
            .toList();

    assertThat(alarms).hasSize(OurTemplate.withEverythingOn().functions().size() + 1);
    assertThat(alarms)
        .allSatisfy(
            alarm -> {
              assertThat(alarm.properties().integer("DatapointsToAlarm")).contains(2);
              assertThat(alarm.properties().integer("EvaluationPeriods")).contains(12);
              assertThat(alarm.actions()).containsExactly(PAGE);
            });
  }

  @Test
  void threeServerErrorsInAnHourWakeSomebody() {
    Alarm alarm = alarm(stack, "ApiServerErrorsInAnHour");

    assertThat(alarm.properties().integer("Period")).contains(3_600);
    assertThat(alarm.properties().integer("Threshold")).contains(3);
    assertThat(alarm.metrics().get(""))
        .isEqualTo(alarm(stack, "ApiServerErrors").metrics().get(""));
    assertThat(alarm.actions()).containsExactly(PAGE);
  }

  /** Anybody can send an unsigned webhook, or a flood of them. */
  @Test
  void nobodyCanWakeUsWithForgedWebhooks() {
    assertThat(alarm(stack, "WebhookSignatures").actions()).containsExactly(NOTICE);
    assertThat(alarm(stack, "WebhooksTurnedAway").actions()).containsExactly(NOTICE);
  }

  @Test
  void shoppersWhoAreTurnedAwayWakeSomebody() {
    Alarm alarm = alarm(stack, "RequestsTurnedAway");

    assertThat(alarm.metrics().values()).extracting(Metric::name).containsExactly("API_THROTTLED");
    assertThat(alarm.properties().integer("Period")).contains(900);
    assertThat(alarm.properties().integer("Threshold")).contains(5);
    assertThat(alarm.actions()).containsExactly(PAGE);
  }

  /** CloudWatch takes any pattern, and counts nothing where it names what no line has. */
  @Test
  void whatIsCountedInTheAccessLogIsInIt() {
    Section api =
        Objects.requireNonNull(OurTemplate.resources(Map.of()).get("HttpApi"), "HttpApi")
            .section("Properties");
    String line = api.section("AccessLogSettings").requiredText("Format");

    assertThat(stack.lineCounts()).hasSize(2);
    assertThat(stack.lineCounts())
        .allSatisfy(
            count -> {
              assertThat(count.logGroup()).isEqualTo(stack.parameters().get("HttpApiLog"));
              assertThat(count.transformation().requiredText("MetricValue")).isEqualTo("1");
              assertThat(count.pattern()).contains("$.status = \"429\"");
              assertThat(found(FIELD, count.pattern()))
                  .isNotEmpty()
                  .allSatisfy(field -> assertThat(line).contains('"' + field + "\":\"$context."));
              assertThat(found(ROUTE, count.pattern()))
                  .isNotEmpty()
                  .isSubsetOf(api.section("RouteSettings").children().keySet());
            });
  }

  /**
   * Functions answer 429 to too many attempts: those are no requests that API Gateway turns away.
   */
  @Test
  void a429OfAFunctionIsNotCountedAsOneOfApiGateway() {
    assertThat(stack.lineCounts())
        .allSatisfy(
            count -> assertThat(count.pattern()).contains("&& $.integrationLatencyMs = \"-\" &&"));
  }

  @Test
  void theFunctionsCountWhereTheAlarmsLook() {
    assertThat(OurTemplate.withEverythingOn().functions())
        .extracting(function -> function.environment().get("METRICS_NAMESPACE"))
        .containsOnly(stack.parameters().get("Namespace"));
  }

  @Test
  void everySignalAndMeasureIsSeenSomewhereUnlessItIsDeliberatelyQuiet() {
    Set<String> seen =
        Stream.concat(watched(stack), drawn(stack)).map(Metric::name).collect(Collectors.toSet());
    Set<String> quiet = QUIET.keySet().stream().map(Signal::name).collect(Collectors.toSet());

    assertThat(emitted())
        .allSatisfy(name -> assertThat(seen.contains(name) ^ quiet.contains(name)).isTrue());
  }

  @Test
  void theDashboardShowsEveryAlarm() {
    for (MonitoringStack each : List.of(stack, asShipped)) {
      assertThat(each.widgets().getFirst().object("properties").orElseThrow().array("alarms"))
          .hasValueSatisfying(
              alarms ->
                  assertThat(alarms.values())
                      .containsExactlyInAnyOrderElementsOf(
                          each.alarms().stream()
                              .<JsonValue>map(it -> new JsonValue.JsonString("arn of " + it.id()))
                              .toList()));
    }
  }

  @Test
  void theWidgetsOfTheDashboardDoNotCoverEachOther() {
    List<JsonObject> widgets = stack.widgets();

    for (int i = 1; i < widgets.size(); i++) {
      JsonObject one = widgets.get(i);
      assertThat(widgets.subList(0, i)).allMatch(other -> areApart(one, other));
    }
  }

  @Test
  void everyAlarmSaysWhatItThinksOfMissingData() {
    assertThat(stack.alarms())
        .allSatisfy(
            alarm ->
                assertThat(alarm.properties().requiredText("TreatMissingData"))
                    .isIn("breaching", "notBreaching", "ignore"));
  }

  /** CloudWatch user guide: a description has 1,024 characters at most, metric math 10 metrics. */
  @Test
  void noAlarmIsLargerThanCloudWatchAllows() {
    assertThat(stack.alarms())
        .allSatisfy(
            alarm -> {
              assertThat(alarm.description()).hasSizeLessThanOrEqualTo(1_024);
              assertThat(alarm.metrics()).hasSizeLessThanOrEqualTo(10);
            });
  }

  @Test
  void metricMathNamesJustTheMetricsThatStandBesideIt() {
    for (MonitoringStack each : List.of(stack, asShipped)) {
      assertThat(each.alarms())
          .filteredOn(alarm -> alarm.expression().isPresent())
          .isNotEmpty()
          .allSatisfy(
              alarm ->
                  assertThat(names(alarm.expression().orElseThrow()))
                      .isEqualTo(alarm.metrics().keySet()));
    }
  }

  @Test
  void whatTheNestedStackAsksForIsPassedUnlessItIsAThreshold() {
    Set<String> notPassed = new TreeSet<>(stack.declared().keySet());
    notPassed.removeAll(stack.parameters().keySet());

    assertThat(stack.declared().keySet()).containsAll(stack.parameters().keySet());
    assertThat(notPassed)
        .isNotEmpty()
        .allSatisfy(
            name -> {
              assertThat(name).matches("\\w+(Min|Max)");
              assertThat(stack.declared().get(name))
                  .isInstanceOfSatisfying(
                      Mapping.class, it -> assertThat(it.fields()).containsKey("Default"));
            });
  }

  @Test
  void thereIsABudgetOnlyWhereSomebodyHearsOfIt() {
    assertThat(budgets(Map.of())).isEmpty();
    assertThat(budgets(Map.of("MonthlyBudgetUsd", "50"))).isEmpty();
    assertThat(budgets(Map.of("NoticeTopicArn", NOTICE))).isEmpty();
    assertThat(budgets(Map.of("MonthlyBudgetUsd", "50", "NoticeTopicArn", NOTICE))).hasSize(1);
    assertThat(budgets(Map.of("MonthlyBudgetUsd", "50", "BudgetEmail", "ops@shop.example")))
        .hasSize(1);
  }

  private static Set<String> budgets(Map<String, String> parameters) {
    return new MonitoringStack(parameters).ids("AWS::Budgets::Budget");
  }

  private static boolean areApart(JsonObject one, JsonObject other) {
    List<Integer> a = MonitoringStack.edges(one);
    List<Integer> b = MonitoringStack.edges(other);
    return a.get(2) <= b.get(0)
        || b.get(2) <= a.get(0)
        || a.get(3) <= b.get(1)
        || b.get(3) <= a.get(1);
  }

  private static Alarm alarm(MonitoringStack stack, String id) {
    return stack.alarms().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  private static Stream<String> errorAlarms(MonitoringStack stack) {
    return stack.alarms().stream()
        .filter(alarm -> alarm.metrics().size() == 1)
        .map(alarm -> alarm.metrics().values().iterator().next())
        .filter(metric -> metric.name().equals("Errors"))
        .map(MonitoringTest::function);
  }

  private static List<String> functions(Alarm alarm) {
    return alarm.metrics().values().stream().map(MonitoringTest::function).toList();
  }

  private static String function(Metric metric) {
    return metric.dimensions().getOrDefault("FunctionName", "");
  }

  private static List<String> ids(Template template) {
    return template.functions().stream().map(FunctionDefinition::id).toList();
  }

  private static Stream<Metric> watched(MonitoringStack stack) {
    return stack.alarms().stream().flatMap(alarm -> alarm.metrics().values().stream());
  }

  private static Stream<Metric> drawn(MonitoringStack stack) {
    return stack.widgets().stream().flatMap(MonitoringStack::drawn);
  }

  /** What functions emit in our namespace, and what is counted there from the access log. */
  private Set<String> emitted() {
    return Stream.concat(
            Stream.concat(Stream.of(Signal.values()), Stream.of(Measure.values())).map(Enum::name),
            stack.lineCounts().stream().map(count -> count.metric().name()))
        .collect(Collectors.toSet());
  }

  private static Set<String> found(Pattern wanted, String text) {
    return wanted.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toSet());
  }

  private static Set<String> names(String expression) {
    return NAME.matcher(expression).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static String section(Alarm alarm) {
    return SECTION.matcher(alarm.description()).results().findFirst().orElseThrow().group(1);
  }

  /** The sections of a chapter by their anchors, as GitHub makes them, without the heading. */
  private static Map<String, String> sections(String chapter) throws IOException {
    Map<String, String> sections = new TreeMap<>();
    String text = Files.readString(OurTemplate.ROOT.resolve("docs/runbook.md"));
    String below = text.split("(?m)^" + chapter + "$", 2)[1].split("(?m)^## ", 2)[0];
    for (String section : below.split("(?m)^### ", -1)) {
      String[] parts = section.split("\n", 2);
      if (!parts[0].isBlank()) {
        sections.put(parts[0].toLowerCase(Locale.ROOT).replace(' ', '-'), parts[1].strip());
      }
    }
    return sections;
  }
}
