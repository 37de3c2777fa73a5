package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.DeliverySchedule;
import io.paykkaserverless.runner.template.QueueDefinition.Redrive;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether the queues of the template last as long as the schedule of the deliveries needs them. */
final class NotificationQueueTest {

  /** The longest SQS hides a message, from when it gave it out (developer guide). */
  private static final Duration HIDDEN_MAX = Duration.ofHours(12);

  /** The longest SQS keeps a message (developer guide, "Message quotas"). */
  private static final Duration KEPT_MAX = Duration.ofDays(14);

  /** How often our own pipeline may fail with a message before it is given up. */
  private static final int OUR_FAILURES_MIN = 50;

  private final Template template = OurTemplate.withEverythingOn();
  private final QueueDefinition first = queue("NotificationQueue");
  private final QueueDefinition queue = queue("NotificationRetryQueue");
  private final QueueDefinition deadLetters = queue("NotificationDeadLetterQueue");
  private final Duration timeout =
      template.functions().stream()
          .filter(function -> function.id().equals("DeliverNotificationFunction"))
          .map(FunctionDefinition::timeout)
          .findFirst()
          .orElseThrow();

  /** As Lambda asks of a queue that feeds a function. */
  @Test
  void hidesAMessageSixTimesAsLongAsItsFunctionMayRun() {
    assertThat(seconds(queue.visibilitySeconds())).isGreaterThanOrEqualTo(timeout.multipliedBy(6));
    assertThat(seconds(first.visibilitySeconds())).isGreaterThanOrEqualTo(timeout.multipliedBy(6));
  }

  @Test
  void hasRoomForEveryTryAndForFailuresOfOurOwn() {
    assertThat(queue.redrive())
        .hasValueSatisfying(
            redrive ->
                assertThat(redrive.receivesMax())
                    .isGreaterThanOrEqualTo(DeliverySchedule.TRIES_MAX + OUR_FAILURES_MIN));
  }

  @Test
  void setsMessagesAsideInTheDeadLetterQueue() {
    assertThat(queue.redrive().map(Redrive::deadLetterQueue)).contains(deadLetters.id());
    assertThat(first.redrive().map(Redrive::deadLetterQueue)).contains(deadLetters.id());
    assertThat(first.redrive().map(Redrive::receivesMax)).contains(100);
    assertThat(deadLetters.redrive()).isEmpty();
  }

  /** A message that is set aside keeps its age. */
  @Test
  void keepsWhatWasSetAsideAsLongAsSqsCan() {
    assertThat(seconds(deadLetters.retentionSeconds()))
        .isEqualTo(KEPT_MAX)
        .isGreaterThanOrEqualTo(seconds(queue.retentionSeconds()))
        .isGreaterThanOrEqualTo(seconds(first.retentionSeconds()));
  }

  @Test
  void canHideAMessageForTheLongestPause() {
    assertThat(DeliverySchedule.PAUSE_MAX.plus(timeout)).isLessThan(HIDDEN_MAX);
  }

  /** However long an endpoint asks for each time, and whatever the jitter. */
  @Test
  void keepsAMessageUntilItsLastTry() {
    Duration longest = DeliverySchedule.PAUSE_MAX.multipliedBy(DeliverySchedule.TRIES_MAX - 1L);

    assertThat(longest).isLessThan(seconds(queue.retentionSeconds()));
  }

  /** SQS developer guide: the age leaves out what was given out three times and not deleted. */
  @Test
  void raisesAnAlarmForAFailingMessageWhileSqsStillCountsItsAge() {
    Section alarm = alarm("FirstTriesWait", Map.of());
    Duration leftOut = seconds(first.visibilitySeconds()).multipliedBy(2);
    Duration late = seconds(alarm.integer("Threshold").orElseThrow());

    assertThat(alarm.text("MetricName")).contains("ApproximateAgeOfOldestMessage");
    assertThat(alarm.text("Statistic")).contains("Maximum");
    assertThat(alarm.integer("DatapointsToAlarm")).contains(1);
    assertThat(late.plus(seconds(alarm.integer("Period").orElseThrow()))).isLessThan(leftOut);
    assertThat(late).isGreaterThan(seconds(first.visibilitySeconds()));
  }

  @Test
  void raisesAnAlarmForTheFirstMessageThatIsSetAside() {
    Section alarm = alarm(Map.of());

    assertThat(alarm.text("Namespace")).contains("AWS/SQS");
    assertThat(alarm.text("MetricName")).contains("ApproximateNumberOfMessagesVisible");
    assertThat(alarm.sections("Dimensions"))
        .singleElement()
        .satisfies(
            dimension -> {
              assertThat(dimension.text("Name")).contains("QueueName");
              assertThat(dimension.text("Value")).contains(deadLetters.id());
            });
    assertThat(alarm.text("ComparisonOperator")).contains("GreaterThanOrEqualToThreshold");
    assertThat(alarm.integer("Threshold")).contains(1);
    assertThat(alarm.integer("EvaluationPeriods")).contains(1);
    assertThat(alarm.text("TreatMissingData")).contains("notBreaching");
  }

  @Test
  void saysWhatToDoAboutTheAlarm() {
    assertThat(alarm(Map.of()).requiredText("AlarmDescription"))
        .contains("deliver-notification", "redrive")
        .hasSizeLessThanOrEqualTo(1_024);
  }

  @Test
  void tellsATopicOfTheAlarmWhereThereIsOne() {
    String topic = "arn:aws:sns:eu-west-1:123456789012:payments";

    assertThat(alarm(Map.of()).texts("AlarmActions")).isEmpty();
    assertThat(alarm(Map.of("AlarmTopicArn", topic)).texts("AlarmActions")).containsExactly(topic);
  }

  private static Section alarm(Map<String, String> parameters) {
    return alarm("DeadLetters", parameters);
  }

  private static Section alarm(String id, Map<String, String> parameters) {
    List<Section> alarms =
        new MonitoringStack(parameters)
            .alarms().stream()
                .filter(alarm -> alarm.id().equals(id))
                .map(MonitoringStack.Alarm::properties)
                .toList();
    assertThat(alarms).hasSize(1);
    return alarms.getFirst();
  }

  private QueueDefinition queue(String id) {
    return template.queues().stream()
        .filter(queue -> queue.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
