package io.paykkaserverless.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** Alarms are there, and wake somebody. */
final class AlarmsCheckTest {

  private static final String NESTED =
      "arn:aws:cloudformation:eu-west-1:123456789012:stack/shop-Monitoring-1A2B/c0ffee";
  private static final Optional<String> TOPIC =
      Optional.of("arn:aws:sns:eu-west-1:123456789012:on-call");

  @Test
  void alarmsThatWakeSomebodyAreFine() {
    assertThat(look("UPDATE_COMPLETE", TOPIC)).containsExactly(Finding.ok("UPDATE_COMPLETE"));
  }

  @Test
  void alarmsThatWakeNobodyAreAWarning() {
    assertThat(look("CREATE_COMPLETE", Optional.empty()))
        .containsExactly(
            Finding.ok("CREATE_COMPLETE"),
            Finding.warning(
                "nobody is woken: AlarmTopicArn is empty",
                "enter the SNS topic of whoever is on call as AlarmTopicArn, change Release in"
                    + " samconfig.toml, then: sam deploy --config-env ENVIRONMENT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE_FAILED", "UPDATE_ROLLBACK_FAILED", "DELETE_COMPLETE"})
  void aNestedStackThatFailedOrWasDeletedIsAProblem(String status) {
    assertThat(look(status, TOPIC))
        .containsExactly(
            Finding.problem(
                "it is " + status,
                "aws cloudformation describe-stack-events --stack-name "
                    + NESTED
                    + " says why; deploy again"));
  }

  @Test
  void aNestedStackThatNobodyKnowsAnyMoreIsAProblem() {
    assertThat(look("Stack with id x does not exist", TOPIC))
        .extracting(Finding::says)
        .containsExactly("the nested stack of the alarms is gone");
  }

  @Test
  void whatMayNotBeLookedAtIsNotTakenForGone() {
    assertThatThrownBy(() -> look("not authorized to perform", TOPIC))
        .isInstanceOf(CloudFormationException.class);
  }

  private static List<Finding> look(String answer, Optional<String> topic) {
    return new AlarmsCheck(NESTED, topic, new FakeCloudFormation(answer)).look();
  }

  /** Answers with a status, or refuses in other words. */
  private record FakeCloudFormation(String answer) implements CloudFormationClient {

    @Override
    public DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
      assertThat(request.stackName()).isEqualTo(NESTED);
      if (!answer.matches("[A-Z_]+")) {
        throw CloudFormationException.builder()
            .awsErrorDetails(AwsErrorDetails.builder().errorMessage(answer).build())
            .build();
      }
      return DescribeStacksResponse.builder()
          .stacks(Stack.builder().stackStatus(answer).build())
          .build();
    }

    @Override
    public String serviceName() {
      return "cloudformation";
    }

    @Override
    public void close() {}
  }
}
