package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The events for tests and {@code sam local invoke}, against the template. */
final class SampleEventsTest {

  private final List<JsonObject> events = new ArrayList<>();
  private final Template template = OurTemplate.withEverythingOn();

  SampleEventsTest() throws IOException, MalformedJson {
    try (Stream<Path> files = Files.list(OurTemplate.ROOT.resolve("events"))) {
      for (Path file : files.toList()) {
        events.add(JsonReader.readObject(Files.readAllBytes(file)));
      }
    }
  }

  @Test
  void everyRouteHasOne() {
    assertThat(requests().map(SampleEventsTest::routeKey).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            template.routes().stream().map(route -> route.method() + " " + route.path()).toList());
  }

  @Test
  void aRequestFitsItsRoute() {
    assertThat(requests())
        .allSatisfy(
            event -> {
              JsonObject context = inner(event, "requestContext");
              assertThat(context.text("routeKey")).contains(routeKey(event));
              assertThat(inner(context, "http").text("method").orElseThrow())
                  .isEqualTo(routeKey(event).split(" ", 2)[0]);
              assertThat(withNamesForValues(event)).isEqualTo(routeKey(event).split(" ", 2)[1]);
            });
  }

  @Test
  void everyQueueThatFeedsAFunctionHasOne() {
    assertThat(events.stream().filter(event -> event.array("Records").isPresent()))
        .hasSameSizeAs(template.queueSources());
  }

  @Test
  void everyScheduleHasOne() {
    assertThat(
            events.stream()
                .filter(event -> event.text("detail-type").equals(Optional.of("Scheduled Event")))
                .map(event -> event.array("resources").orElseThrow().values().getFirst())
                .map(SampleEventsTest::afterTheLastSlash))
        .containsExactlyInAnyOrderElementsOf(
            template.schedules().stream().map(ScheduleDefinition::name).toList());
  }

  private Stream<JsonObject> requests() {
    return events.stream().filter(event -> event.text("routeKey").isPresent());
  }

  private static String routeKey(JsonObject request) {
    return request.text("routeKey").orElseThrow();
  }

  /** The path with each parameter's value put back to its name in braces. */
  private static String withNamesForValues(JsonObject request) {
    String path = request.text("rawPath").orElseThrow();
    JsonObject parameters = request.object("pathParameters").orElse(new JsonObject(Map.of()));
    for (String name : parameters.fields().keySet()) {
      String value = Pattern.quote(parameters.text(name).orElseThrow());
      path = path.replaceAll("/" + value + "(?=/|$)", "/{" + name + "}");
    }
    return path;
  }

  private static String afterTheLastSlash(JsonValue arn) {
    return arn instanceof JsonValue.JsonString(String text)
        ? text.substring(text.lastIndexOf('/') + 1)
        : "no ARN: " + arn;
  }

  private static JsonObject inner(JsonObject object, String name) {
    return object.object(name).orElseThrow();
  }
}
