package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.runner.deployed.DeployedStack;
import java.util.List;

/** How CloudFormation left the stack. */
record StackCheck(DeployedStack stack) implements Check {

  @Override
  public String name() {
    return "stack";
  }

  @Override
  public String subject() {
    return "stack " + stack.name();
  }

  @Override
  public List<Finding> look() {
    return List.of(finding(stack.status(), stack.name()));
  }

  /**
   * What a status says.
   *
   * @param name the stack's name or ARN
   */
  static Finding finding(String status, String name) {
    if (status.endsWith("_IN_PROGRESS")) {
      return Finding.warning(
          "it is " + status + ": what follows may be of a moment in between",
          "wait until it is over, and look again");
    }
    return status.equals("CREATE_COMPLETE") || status.equals("UPDATE_COMPLETE")
        ? Finding.ok(status)
        : Finding.problem(
            "it is " + status,
            "aws cloudformation describe-stack-events --stack-name %s says why; deploy again"
                .formatted(name));
  }
}
