package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.runner.deployed.DeployedStack;

/**
 * How a secret comes by its value.
 *
 * @param ofNothing what to do where it holds nothing yet
 * @param ofPlaceholder what to do where it holds something that is none: {@code setup} leaves alone
 *     whatever there is
 */
record FirstValue(String ofNothing, String ofPlaceholder) {

  /**
   * Of a secret of this system.
   *
   * @param region the AWS region that it is in
   * @param secret its name or ARN
   * @param options of {@code setup}, which this secret wants beside the stack, with a space in
   *     front; may be empty
   */
  static FirstValue in(DeployedStack stack, String region, String secret, String options) {
    if (stack.local()) {
      String restart = "stop ./paykka local and start it again: it makes a value for every secret";
      return new FirstValue(restart, restart);
    }
    return new FirstValue(
        "./paykka setup --stack %s --region %s%s".formatted(stack.name(), region, options),
        "setup leaves it alone; put a value of the form that docs/keys.md has in its place: aws"
            + " secretsmanager put-secret-value --region %s --secret-id %s --secret-string file://FILE"
                .formatted(region, secret));
  }
}
