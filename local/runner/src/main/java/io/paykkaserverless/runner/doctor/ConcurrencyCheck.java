package io.paykkaserverless.runner.doctor;

import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AccountLimit;

/** How many invocations the account may have at once, and how many of them nobody reserved. */
record ConcurrencyCheck(LambdaClient client) implements Check {

  /** New accounts may have as few as ten (Lambda developer guide, "Lambda quotas"). */
  private static final int FEW = 100;

  private static final String FIX =
      "ask for more: AWS console, Service Quotas, AWS Lambda, Concurrent executions";

  @Override
  public String name() {
    return "concurrency";
  }

  @Override
  public String subject() {
    return "the account's limit for Lambda in this region";
  }

  @Override
  public List<Finding> look() {
    AccountLimit limit = client.getAccountSettings(_ -> {}).accountLimit();
    int all = limit.concurrentExecutions();
    int free = limit.unreservedConcurrentExecutions();
    String words = "%d at once, %d of them reserved".formatted(all, all - free);
    return List.of(
        free < FEW
            ? Finding.warning(
                "%s: what has no reservation shares %d with the whole account"
                    .formatted(words, free),
                FIX)
            : Finding.ok(words));
  }
}
