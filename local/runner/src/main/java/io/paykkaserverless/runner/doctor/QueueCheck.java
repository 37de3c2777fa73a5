package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.template.QueueDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * A queue: that it is as the template says, and how much is in it.
 *
 * @param url its address
 * @param deadLetters the address of the queue that takes what was handed out too often
 */
record QueueCheck(
    String name, String url, QueueDefinition wanted, Optional<String> deadLetters, SqsClient client)
    implements Check {

  /** Some 120,000 may be in flight in a standard queue (SQS developer guide, "Message quotas"). */
  private static final long IN_FLIGHT_MANY = 100_000;

  private static final String FIX = "deploy the stack again with this project's template.yaml";

  @Override
  public String subject() {
    return url;
  }

  @Override
  public List<Finding> look() {
    Map<QueueAttributeName, String> attributes;
    try {
      attributes =
          client
              .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
              .attributes();
    } catch (QueueDoesNotExistException _) {
      return List.of(Finding.problem("there is no such queue", FIX));
    }
    List<Finding> findings = new ArrayList<>();
    retention(attributes).ifPresent(findings::add);
    deadLetters.flatMap(dead -> redrive(attributes, dead)).ifPresent(findings::add);
    findings.addAll(deadLetters.isPresent() ? depth(attributes) : dead(attributes));
    return findings;
  }

  /** ElasticMQ does not say how long it keeps messages. */
  private Optional<Finding> retention(Map<QueueAttributeName, String> attributes) {
    return Optional.ofNullable(attributes.get(QueueAttributeName.MESSAGE_RETENTION_PERIOD))
        .map(Long::parseLong)
        .filter(seconds -> seconds < wanted.retentionSeconds())
        .map(
            _ ->
                Finding.problem(
                    "it keeps messages for less than "
                        + Ago.words(Duration.ofSeconds(wanted.retentionSeconds())),
                    FIX));
  }

  private static List<Finding> depth(Map<QueueAttributeName, String> attributes) {
    long waiting = number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    long flying = number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    String words =
        "%s, %d of them in flight".formatted(Ago.many(waiting + flying, "message"), flying);
    return List.of(
        flying >= IN_FLIGHT_MANY
            ? Finding.warning(
                words + ": near the 120,000 after which SQS hands out no more",
                "see which endpoints fail below, and mend them or take them out of the secret")
            : Finding.ok(words));
  }

  private List<Finding> dead(Map<QueueAttributeName, String> attributes) {
    long messages =
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
            + number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    return List.of(
        messages == 0
            ? Finding.ok("empty")
            : Finding.problem(
                Ago.many(messages, "message") + " could not be handled, through a failure of ours",
                ("look in the log of deliver-notification for FAILED and HOPELESS, mend what they"
                        + " name, then: aws sqs start-message-move-task --source-arn %s")
                    .formatted(attributes.get(QueueAttributeName.QUEUE_ARN))));
  }

  private static Optional<Finding> redrive(
      Map<QueueAttributeName, String> attributes, String deadLetters) {
    String target;
    try {
      String policy = attributes.getOrDefault(QueueAttributeName.REDRIVE_POLICY, "{}");
      target =
          JsonReader.readObject(policy.getBytes(StandardCharsets.UTF_8))
              .text("deadLetterTargetArn")
              .orElse("");
    } catch (MalformedJson _) {
      target = "";
    }
    String queue = deadLetters.substring(deadLetters.lastIndexOf('/') + 1);
    return target.endsWith(":" + queue)
        ? Optional.empty()
        : Optional.of(
            Finding.problem(
                "what cannot be handled does not go to the dead-letter queue " + queue, FIX));
  }

  private static long number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
    return Long.parseLong(attributes.getOrDefault(name, "0"));
  }
}
