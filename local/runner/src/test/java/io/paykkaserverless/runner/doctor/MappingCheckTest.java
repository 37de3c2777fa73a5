package io.paykkaserverless.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** A queue that nobody reads is a problem. */
final class MappingCheckTest {

  private static final String BASE = "https://sqs.eu-west-1.amazonaws.com/123456789012/";
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:123456789012:shop-q";
  private static final String FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:shop-f";
  private static final String DEPLOY = "deploy the stack again with this project's template.yaml";

  private final List<EventSourceMappingConfiguration> mappings = new ArrayList<>();

  @Test
  void aMappingToTheAliasIsFine() {
    mapping(FUNCTION + ":live", "Enabled");

    assertThat(look("shop-q")).containsExactly(Finding.ok("Enabled"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Disabled", "Disabling", "Deleting"})
  void aMappingThatIsTurnedOffIsAProblemAndHowItIsTurnedOnIsSaid(String state) {
    mapping(FUNCTION + ":live", state);

    assertThat(look("shop-q"))
        .containsExactly(
            Finding.problem(
                "it is " + state + ": nobody reads the queue",
                "aws lambda update-event-source-mapping --enabled --uuid uuid-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Creating", "Enabling", "Updating"})
  void aMappingThatIsOnItsWayIsAWarning(String state) {
    mapping(FUNCTION + ":live", state);

    assertThat(look("shop-q")).extracting(Finding::verdict).containsExactly(Verdict.WARNING);
  }

  @Test
  void aMappingPastTheAliasIsAProblem() {
    mapping(FUNCTION, "Enabled");

    assertThat(look("shop-q"))
        .containsExactly(Finding.problem("it calls the function and not its alias live", DEPLOY));
  }

  @Test
  void anotherFunctionsMappingDoesNotCount() {
    mapping(FUNCTION + "2:live", "Enabled");

    assertThat(look("shop-q"))
        .containsExactly(
            Finding.problem("nobody reads the queue: it has no mapping to shop-f", DEPLOY));
  }

  @Test
  void findsTheMappingHoweverManyPagesThereAre() {
    mapping(FUNCTION + "2:live", "Enabled");
    mapping(FUNCTION + ":live", "Disabled");

    assertThat(look("shop-q").getFirst().says()).startsWith("it is Disabled");
  }

  @Test
  void aQueueThatIsGoneHasACheckOfItsOwn() {
    assertThat(look("gone"))
        .containsExactly(Finding.notChecked("not checked: there is no such queue"));
  }

  private void mapping(String function, String state) {
    mappings.add(
        EventSourceMappingConfiguration.builder()
            .uuid("uuid-" + (mappings.size() + 1))
            .functionArn(function)
            .state(state)
            .build());
  }

  private List<Finding> look(String queue) {
    return new MappingCheck("q mapping", BASE + queue, "shop-f", new FakeSqs(), new FakeLambda())
        .look();
  }

  /** Gives out one mapping a page. */
  private final class FakeLambda implements LambdaClient {

    @Override
    public ListEventSourceMappingsResponse listEventSourceMappings(
        ListEventSourceMappingsRequest request) {
      assertThat(request.eventSourceArn()).isEqualTo(QUEUE);
      int from = request.marker() == null ? 0 : Integer.parseInt(request.marker());
      int to = Math.min(from + 1, mappings.size());
      return ListEventSourceMappingsResponse.builder()
          .eventSourceMappings(mappings.subList(from, to))
          .nextMarker(to < mappings.size() ? String.valueOf(to) : null)
          .build();
    }

    @Override
    public String serviceName() {
      return "lambda";
    }

    @Override
    public void close() {}
  }

  private static final class FakeSqs implements SqsClient {

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
      if (request.queueUrl().endsWith("gone")) {
        throw QueueDoesNotExistException.builder().message("no queue").build();
      }
      return GetQueueAttributesResponse.builder()
          .attributes(Map.of(QueueAttributeName.QUEUE_ARN, QUEUE))
          .build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }
}
