package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The events for tests and {@code sam local invoke}, against the template. */
final class SampleEventsTest {

  private final List<JsonObject> events = new ArrayList<>();
  private final Template template;

  SampleEventsTest() throws IOException, MalformedJson {
    try (Stream<Path> files = Files.list(Path.of("../../events"))) {
      for (Path file : files.toList()) {
        events.add(JsonReader.readObject(Files.readAllBytes(file)));
      }
    }
    template =
        Template.read(
            Path.of("../../template.yaml"),
            Map.of(
                "PaykkaMerchantId", "m",
                "PaykkaAppId", "a",
                "PaykkaPublicKeys", "k",
                "ShopOrigins", "https://shop.example",
                "NotificationUrl", "https://shop.example/hook"),
            new LocalAddresses("http://127.0.0.1:1"));
  }

  @Test
  void everyRouteHasOne() {
    assertThat(events.stream().flatMap(event -> event.text("routeKey").stream()))
        .containsExactlyInAnyOrderElementsOf(
            template.routes().stream().map(route -> route.method() + " " + route.path()).toList());
  }

  @Test
  void everyQueueThatFeedsAFunctionHasOne() {
    assertThat(events.stream().filter(event -> event.array("Records").isPresent()))
        .hasSameSizeAs(template.queueSources());
  }
}
