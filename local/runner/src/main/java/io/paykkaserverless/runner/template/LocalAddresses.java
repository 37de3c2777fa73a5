package io.paykkaserverless.runner.template;

/**
 * Where the template's resources are on this machine. Each keeps its logical id as its name.
 *
 * @param queueEndpoint the base address of the SQS stand-in, without a slash at the end
 */
public record LocalAddresses(String queueEndpoint) {

  /** The region that functions believe to be in. */
  public static final String REGION = "eu-west-1";

  /** The account that functions believe to be in. */
  public static final String ACCOUNT = "000000000000";

  public String queueUrl(String id) {
    return queueEndpoint + "/" + ACCOUNT + "/" + id;
  }

  public static String queueArn(String id) {
    return "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + id;
  }

  public static String secretArn(String id) {
    return "arn:aws:secretsmanager:" + REGION + ":" + ACCOUNT + ":secret:" + id;
  }

  public static String tableArn(String id) {
    return "arn:aws:dynamodb:" + REGION + ":" + ACCOUNT + ":table/" + id;
  }

  public static String roleArn(String id) {
    return "arn:aws:iam::" + ACCOUNT + ":role/" + id;
  }

  public static String logGroupArn(String id) {
    return "arn:aws:logs:" + REGION + ":" + ACCOUNT + ":log-group:" + id;
  }

  public static String scheduleArn(String name) {
    return "arn:aws:scheduler:" + REGION + ":" + ACCOUNT + ":schedule/default/" + name;
  }

  public static String ruleArn(String name) {
    return "arn:aws:events:" + REGION + ":" + ACCOUNT + ":rule/" + name;
  }

  public static String functionArn(String name) {
    return "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:" + name;
  }
}
