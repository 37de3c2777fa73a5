package io.paykkaserverless.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationReason;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.core.payment.AuthorisationType;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/openapi.yaml} itself: whole, true to the samples, and with every word we may say. */
class ApiDocumentTest {

  private static final Path SAMPLES = Path.of("..", "..", "events");

  private final ApiDocument document = ApiDocument.ours();
  private final Map<String, JsonNode> operations = operations();

  @Test
  void isOpenApiThreeOne() {
    assertThat(document.root().path("openapi").asText()).startsWith("3.1.");
    assertThat(document.root().path("jsonSchemaDialect").isMissingNode()).isTrue();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = all(document.root(), "$ref").map(JsonNode::asText).toList();

    assertThat(references)
        .hasSizeGreaterThan(100)
        .allMatch(reference -> reference.startsWith("#/"));
    assertThat(references)
        .allSatisfy(
            reference ->
                assertThat(document.root().at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void nothingIsDescribedForNothing() {
    Set<String> used =
        all(document.root(), "$ref").map(JsonNode::asText).collect(Collectors.toSet());
    Set<String> described = new TreeSet<>();
    for (String kind : List.of("parameters", "headers", "responses", "schemas")) {
      document
          .root()
          .path("components")
          .path(kind)
          .fieldNames()
          .forEachRemaining(name -> described.add("#/components/" + kind + "/" + name));
    }

    assertThat(used).containsExactlyInAnyOrderElementsOf(described);
  }

  @Test
  void everyOperationSaysWhatItIsAndWhoMay() {
    Set<String> tags = Set.copyOf(document.root().path("tags").findValuesAsText("name"));
    Set<String> callers = names(document.root().path("components").path("securitySchemes"));

    assertThat(operations.values())
        .allSatisfy(
            operation -> {
              assertThat(operation.path("operationId").asText()).matches("[a-z][A-Za-z0-9]+");
              assertThat(operation.path("summary").asText()).isNotBlank().doesNotEndWith(".");
              assertThat(operation.path("description").asText()).isNotBlank();
              assertThat(texts(operation.path("tags"))).isNotEmpty().isSubsetOf(tags);
              assertThat(operation.path("security").isArray()).isTrue();
              operation
                  .path("security")
                  .forEach(one -> assertThat(names(one)).hasSize(1).isSubsetOf(callers));
              assertThat(operation.path("responses").isEmpty()).isFalse();
            });
    assertThat(operations.values())
        .extracting(o -> o.path("operationId").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyPathParameterIsDescribed() {
    operations.forEach(
        (route, operation) -> {
          Set<String> described =
              Stream.of(operation, document.path(route.substring(route.indexOf(' ') + 1)))
                  .flatMap(node -> stream(node.path("parameters")))
                  .map(document::followed)
                  .filter(parameter -> parameter.path("in").asText().equals("path"))
                  .map(parameter -> "{" + parameter.path("name").asText() + "}")
                  .collect(Collectors.toSet());
          Set<String> named =
              Stream.of(route.split("/", -1))
                  .filter(part -> part.startsWith("{"))
                  .collect(Collectors.toSet());

          assertThat(described).as(route).isEqualTo(named);
        });
  }

  @Test
  void everyAnswerIsDescribed() {
    operations.forEach(
        (route, operation) ->
            operation
                .path("responses")
                .forEach(
                    answer ->
                        assertThat(document.followed(answer).path("description").asText())
                            .as(route)
                            .isNotBlank()));
  }

  @Test
  void everySchemaIsOne() {
    JsonSchema schemaOfSchemas =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(SchemaLocation.of(SchemaId.V202012));

    assertThat(schemas()).hasSizeGreaterThan(50);
    assertThat(schemas())
        .allSatisfy(schema -> assertThat(schemaOfSchemas.validate(schema)).isEmpty());
  }

  @Test
  void everyExampleIsOneOfItsKind() {
    List<JsonNode> media = media();
    assertThat(media.stream().filter(one -> !one.path("examples").isEmpty()))
        .hasSizeGreaterThan(15);
    for (JsonNode one : media) {
      one.path("examples")
          .properties()
          .forEach(
              example ->
                  assertThat(
                          document.violations(one.path("schema"), example.getValue().path("value")))
                      .as(example.getKey())
                      .isEmpty());
    }
  }

  @Test
  void requestsAreTheSamples() throws IOException {
    Map<String, JsonNode> documented = new LinkedHashMap<>();
    operations.forEach(
        (route, operation) ->
            operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("examples")
                .properties()
                .forEach(
                    example ->
                        documented.put(
                            route + " " + example.getKey(), example.getValue().path("value"))));

    assertThat(documented).containsExactlyInAnyOrderEntriesOf(sampleBodies());
  }

  @Test
  void everySampleIsOfARoute() throws IOException {
    for (JsonNode event : samples().values()) {
      String route = event.path("routeKey").asText();
      assertThat(route.isEmpty() || operations.containsKey(route)).as(route).isTrue();
    }
  }

  @Test
  void hasEveryWordTheCodeMaySayAndNoOther() {
    assertThat(words("PaymentStatus")).isEqualTo(names(PaymentState.values()));
    assertThat(words("FailureCode")).isEqualTo(names(FailureReason.values()));
    assertThat(words("CaptureMethod")).isEqualTo(names(CaptureMethod.values()));
    assertThat(words("AuthorisationType")).isEqualTo(names(AuthorisationType.values()));
    assertThat(words("PaymentMethod")).isEqualTo(names(PaymentMethod.values()));
    assertThat(wordsOf("HistoryEntry", "speaker")).isEqualTo(names(Speaker.values()));
    Set<String> events = names(PaymentEvent.values());
    events.addAll(names(OperationEvent.values()));
    assertThat(wordsOf("HistoryEntry", "event")).isEqualTo(events);
    assertThat(words("ParkedReason")).isEqualTo(names(ParkedReason.values()));
    assertThat(words("OperationType")).isEqualTo(names(OperationKind.values()));
    assertThat(words("OperationStatus")).isEqualTo(names(OperationState.values()));
    assertThat(words("OperationReason")).isEqualTo(names(OperationReason.values()));
    assertThat(words("AgreementStatus"))
        .isEqualTo(
            Arrays.stream(AgreementState.values())
                .map(AgreementState::asTold)
                .map(Enum::name)
                .collect(Collectors.toSet()));
    assertThat(words("DeliveryStatus")).isEqualTo(names(DeliveryState.values()));
    assertThat(words("NotificationType"))
        .isEqualTo(
            Arrays.stream(NotificationType.values())
                .map(NotificationType::code)
                .collect(Collectors.toSet()));
  }

  @Test
  void aShopperIsToldEveryStatusButUnknown() {
    Set<String> all = words("PaymentStatus");
    all.remove(PaymentState.UNKNOWN.name());

    assertThat(words("PublicPaymentStatus")).isEqualTo(all);
  }

  @Test
  void everyProblemIsOneThatARouteAnswersWith() {
    Set<String> answered =
        media().stream()
            .flatMap(one -> stream(one.path("schema").path("allOf")))
            .map(part -> part.path("properties").path("type"))
            .flatMap(
                type -> Stream.concat(stream(type.path("enum")), Stream.of(type.path("const"))))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .collect(Collectors.toSet());

    assertThat(wordsOf("Problem", "type")).isEqualTo(answered);
  }

  private Map<String, JsonNode> operations() {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    document
        .root()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        entry -> {
                          if (!entry.getKey().equals("parameters")) {
                            all.put(
                                entry.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                entry.getValue());
                          }
                        }));
    return all;
  }

  /** Whatever has a body: requests, answers and messages. */
  private List<JsonNode> media() {
    return all(document.root(), "content").flatMap(ApiDocumentTest::stream).toList();
  }

  private List<JsonNode> schemas() {
    List<JsonNode> schemas = new ArrayList<>();
    document.root().path("components").path("schemas").forEach(schemas::add);
    all(document.root(), "schema").forEach(schemas::add);
    return schemas;
  }

  private static Map<String, JsonNode> sampleBodies() throws IOException {
    Map<String, JsonNode> bodies = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> sample : samples().entrySet()) {
      JsonNode event = sample.getValue();
      if (event.path("headers").path("content-type").asText().equals("application/json")) {
        bodies.put(
            event.path("routeKey").asText() + " " + sample.getKey(),
            ApiDocument.MAPPER.readTree(event.path("body").asText()));
      }
    }
    return bodies;
  }

  private static Map<String, JsonNode> samples() throws IOException {
    Map<String, JsonNode> samples = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(SAMPLES)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        samples.put(
            name.substring(0, name.lastIndexOf('.')),
            ApiDocument.MAPPER.readTree(Files.readString(file)));
      }
    }
    return samples;
  }

  private JsonNode schema(String name) {
    return document.root().path("components").path("schemas").path(name);
  }

  private Set<String> words(String schema) {
    return texts(schema(schema).path("enum"));
  }

  private Set<String> wordsOf(String schema, String property) {
    return texts(schema(schema).path("properties").path(property).path("enum"));
  }

  private static Set<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).collect(Collectors.toSet());
  }

  private static Set<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }

  private static Set<String> texts(JsonNode array) {
    return stream(array).map(JsonNode::asText).collect(Collectors.toSet());
  }

  private static Stream<JsonNode> stream(JsonNode node) {
    List<JsonNode> children = new ArrayList<>();
    node.forEach(children::add);
    return children.stream();
  }

  /** Every value of a field of that name, however deep. */
  private static Stream<JsonNode> all(JsonNode node, String field) {
    Stream<JsonNode> here = node.has(field) ? Stream.of(node.path(field)) : Stream.empty();
    return Stream.concat(here, stream(node).flatMap(child -> all(child, field)));
  }
}
