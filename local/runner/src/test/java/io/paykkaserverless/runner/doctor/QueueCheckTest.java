package io.paykkaserverless.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.template.QueueDefinition;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Queues, and what lies in them. */
final class QueueCheckTest {

  private static final String BASE = "https://sqs.eu-west-1.amazonaws.com/123456789012/";
  private static final int DAYS_14 = 1_209_600;

  private final Map<QueueAttributeName, String> attributes =
      new EnumMap<>(
          Map.of(
              QueueAttributeName.MESSAGE_RETENTION_PERIOD, String.valueOf(DAYS_14),
              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0",
              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0",
              QueueAttributeName.QUEUE_ARN, "arn:aws:sqs:eu-west-1:123456789012:shop-dead",
              QueueAttributeName.REDRIVE_POLICY,
                  "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:123456789012:shop-dead\"}"));

  @Test
  void saysHowMuchIsInAQueueAndInFlight() {
    attributes.put(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "2");
    attributes.put(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "3");

    assertThat(queue("shop-q")).containsExactly(Finding.ok("5 messages, 3 of them in flight"));
  }

  @Test
  void warnsBeforeSqsHandsOutNoMore() {
    attributes.put(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "110000");

    assertThat(queue("shop-q")).extracting(Finding::verdict).containsExactly(Verdict.WARNING);
  }

  @Test
  void whatCannotBeHandledMustGoToTheDeadLetters() {
    attributes.remove(QueueAttributeName.REDRIVE_POLICY);

    assertThat(queue("shop-q").getFirst().says())
        .isEqualTo("what cannot be handled does not go to the dead-letter queue shop-dead");
  }

  @Test
  void messagesMustOutliveAnOutage() {
    attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600");

    assertThat(queue("shop-q").getFirst().says())
        .isEqualTo("it keeps messages for less than 14 days");
  }

  @Test
  void deadLettersAreAProblemAndHowToRedriveThemIsSaid() {
    assertThat(deadLetters()).containsExactly(Finding.ok("empty"));

    attributes.put(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1");

    assertThat(deadLetters().getFirst().says())
        .isEqualTo("1 message could not be handled, through a failure of ours");
    assertThat(deadLetters().getFirst().fix().orElseThrow())
        .endsWith(
            "aws sqs start-message-move-task --source-arn"
                + " arn:aws:sqs:eu-west-1:123456789012:shop-dead");
  }

  @Test
  void aQueueThatIsGoneIsNamed() {
    assertThat(queue("gone")).extracting(Finding::says).containsExactly("there is no such queue");
  }

  private List<Finding> queue(String name) {
    return look(name, Optional.of(BASE + "shop-dead"));
  }

  private List<Finding> deadLetters() {
    return look("shop-dead", Optional.empty());
  }

  private List<Finding> look(String name, Optional<String> deadLetters) {
    QueueDefinition wanted = new QueueDefinition("Queue", 360, DAYS_14, Optional.empty());
    return new QueueCheck("queue", BASE + name, wanted, deadLetters, new FakeSqs()).look();
  }

  private final class FakeSqs implements SqsClient {

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
      if (request.queueUrl().endsWith("gone")) {
        throw QueueDoesNotExistException.builder().message("no queue").build();
      }
      return GetQueueAttributesResponse.builder().attributes(attributes).build();
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }
}
