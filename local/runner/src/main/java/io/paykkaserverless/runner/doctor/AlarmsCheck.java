package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.runner.deployed.AwsFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/**
 * That there are alarms, and that they wake somebody. They are a nested stack, which may be changed
 * or deleted while the stack around it says that all is well.
 *
 * @param nested the nested stack's ARN
 * @param topic the SNS topic that hears of what cannot wait
 */
record AlarmsCheck(String nested, Optional<String> topic, CloudFormationClient client)
    implements Check {

  @Override
  public String name() {
    return "alarms";
  }

  @Override
  public String subject() {
    return "stack " + nested;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        status()
            .map(status -> StackCheck.finding(status, nested))
            .orElseGet(
                () ->
                    Finding.problem(
                        "the nested stack of the alarms is gone",
                        "deploy the stack again with this project's template.yaml")));
    if (topic.isEmpty()) {
      findings.add(
          Finding.warning(
              "nobody is woken: AlarmTopicArn is empty",
              "enter the SNS topic of whoever is on call as AlarmTopicArn, " + Release.CHANGE));
    }
    return findings;
  }

  private Optional<String> status() {
    try {
      return client.describeStacks(request -> request.stackName(nested)).stacks().stream()
          .findFirst()
          .map(stack -> stack.stackStatusAsString());
    } catch (CloudFormationException e) {
      if (AwsFailure.words(e).contains("does not exist")) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
