package io.paykkaserverless.runner.doctor;

import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * That Lambda reads a queue and hands what is in it to the function that handles it.
 *
 * @param url the queue's address
 * @param function what Lambda calls the function
 */
record MappingCheck(String name, String url, String function, SqsClient sqs, LambdaClient lambda)
    implements Check {

  private static final String DEPLOY = "deploy the stack again with this project's template.yaml";

  @Override
  public String subject() {
    return "event source mapping of %s to %s".formatted(url, function);
  }

  @Override
  public List<Finding> look() {
    String queue;
    try {
      queue =
          sqs.getQueueAttributes(
                  get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
              .attributes()
              .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    } catch (QueueDoesNotExistException _) {
      // Its own check says so.
      return List.of(Finding.notChecked("not checked: there is no such queue"));
    }
    List<Finding> findings =
        lambda
            .listEventSourceMappingsPaginator(list -> list.eventSourceArn(queue))
            .eventSourceMappings()
            .stream()
            .filter(mapping -> (target(mapping) + ":").contains(":function:" + function + ":"))
            .map(this::finding)
            .toList();
    return findings.isEmpty()
        ? List.of(
            Finding.problem("nobody reads the queue: it has no mapping to " + function, DEPLOY))
        : findings;
  }

  /** Its states are those of the API Reference, EventSourceMappingConfiguration, State. */
  private Finding finding(EventSourceMappingConfiguration mapping) {
    String state = Objects.requireNonNullElse(mapping.state(), "of no known state");
    return switch (state) {
      case "Enabled" ->
          target(mapping).endsWith(":" + FunctionCheck.ALIAS)
              ? Finding.ok("Enabled")
              : Finding.problem(
                  "it calls the function and not its alias " + FunctionCheck.ALIAS, DEPLOY);
      case "Creating", "Enabling", "Updating" ->
          Finding.warning("it is " + state, "wait until it is Enabled, and look again");
      default ->
          Finding.problem(
              "it is %s: nobody reads the queue".formatted(state),
              "aws lambda update-event-source-mapping --enabled --uuid " + mapping.uuid());
    };
  }

  private static String target(EventSourceMappingConfiguration mapping) {
    return Objects.requireNonNullElse(mapping.functionArn(), "");
  }
}
