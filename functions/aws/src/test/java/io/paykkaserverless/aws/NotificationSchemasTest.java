package io.paykkaserverless.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.PaymentState;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas that merchants are given, against the bodies that they are sent. */
class NotificationSchemasTest {

  private final NotificationSchemas published = NotificationSchemas.published();
  private final NotificationSchemas closed = published.closed();

  @Test
  void everyTypeHasASchemaAndEverySchemaAType() {
    assertThat(published.types()).containsExactlyInAnyOrderElementsOf(codes());
  }

  @ParameterizedTest
  @EnumSource(NotificationType.class)
  void allowsEveryBodyAndDescribesItsEveryMember(NotificationType type) {
    for (String body : NotificationSamples.all(type)) {
      assertThat(published.violations(type.code(), body)).as(body).isEmpty();
      assertThat(closed.violations(type.code(), body)).as(body).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(NotificationType.class)
  void describesNoMemberThatIsNeverSent(NotificationType type) {
    Set<String> sent = new TreeSet<>();
    NotificationSamples.all(type)
        .forEach(body -> addNames("", NotificationSchemas.tree(body), sent));
    Set<String> described = new TreeSet<>();
    addDescribed("", published.schema(type.code()), described);

    assertThat(described).isEqualTo(sent);
  }

  @ParameterizedTest
  @EnumSource(NotificationType.class)
  void showsOneBodyAsTheCodeMakesIt(NotificationType type) {
    JsonNode examples = published.schema(type.code()).path("examples");

    assertThat(examples).hasSize(1);
    assertThat(examples.path(0)).hasToString(NotificationSamples.example(type));
    assertThat(closed.violations(type.code(), examples.path(0).toString())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(NotificationType.class)
  void letsMembersComeLater(NotificationType type) {
    JsonNode later = NotificationSchemas.tree(NotificationSamples.example(type));
    ((ObjectNode) later).put("new", 1);
    ((ObjectNode) later.path("data")).put("new", 1);

    assertThat(published.violations(type.code(), later.toString())).isEmpty();
    assertThat(closed.violations(type.code(), later.toString())).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(NotificationType.class)
  void refusesTheBodiesOfOtherTypes(NotificationType type) {
    for (NotificationType other : NotificationType.values()) {
      if (other != type) {
        assertThat(published.violations(type.code(), NotificationSamples.example(other)))
            .as("%s as %s", other, type)
            .isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(NotificationType.class)
  void saysWhatEveryMemberMeans(NotificationType type) {
    JsonNode schema = published.schema(type.code());

    assertThat(schema.path("title").asText()).isEqualTo(type.code());
    assertThat(schema.path("description").asText()).isNotEmpty();
    schema.path("properties").path("data").path("properties").forEach(this::assertExplained);
  }

  @Test
  void listsTheStatesAndCodesThatThereAre() {
    assertThat(texts(published.definition("payment_status").path("enum")))
        .isEqualTo(names(PaymentState.values()));
    assertThat(texts(published.definition("agreement_status").path("enum")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(AgreementState.values())
                .map(AgreementState::asTold)
                .distinct()
                .map(Enum::name)
                .toList());
    JsonNode operation = published.definition("operation").path("properties");
    assertThat(texts(operation.path("status").path("enum")))
        .isEqualTo(names(OperationState.values()));
    assertThat(texts(published.definition("failure_code").path("examples")))
        .isEqualTo(names(FailureReason.values()));
  }

  private void assertExplained(JsonNode member) {
    JsonNode meant = published.followed(member);
    assertThat(member.path("description").asText() + meant.path("description").asText())
        .as(member.toString())
        .isNotEmpty();
    meant.path("properties").forEach(this::assertExplained);
  }

  private void addDescribed(String at, JsonNode schema, Set<String> names) {
    published
        .followed(schema)
        .path("properties")
        .properties()
        .forEach(
            member -> {
              names.add(at + "/" + member.getKey());
              addDescribed(at + "/" + member.getKey(), member.getValue(), names);
            });
  }

  private static void addNames(String at, JsonNode value, Set<String> names) {
    value
        .properties()
        .forEach(
            member -> {
              names.add(at + "/" + member.getKey());
              addNames(at + "/" + member.getKey(), member.getValue(), names);
            });
  }

  private static List<String> codes() {
    return Arrays.stream(NotificationType.values()).map(NotificationType::code).toList();
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
