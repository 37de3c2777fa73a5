package io.paykkaserverless.runner.costs;

import java.util.Locale;

/** What AWS has a price for, as far as a deployment uses it. */
enum Billed {
  API_REQUEST("API Gateway requests"),
  LAMBDA_REQUEST("Lambda invocations"),
  LAMBDA_GB_SECOND("Lambda GB-seconds (waiting assumed)"),
  DYNAMODB_WRITE("DynamoDB write units"),
  DYNAMODB_READ("DynamoDB read units"),
  DYNAMODB_STORAGE("DynamoDB storage until it is deleted, GB-months"),
  DYNAMODB_RECOVERY("DynamoDB point-in-time recovery, GB-months"),
  SQS_REQUEST("SQS requests"),
  SECRET("Secrets"),
  SECRET_CALL("Secrets Manager calls"),
  LOG_INGESTED("CloudWatch logs taken in, GB"),
  LOG_STORED("CloudWatch logs kept, GB-months"),
  CUSTOM_METRIC("CloudWatch custom metrics"),
  ALARM_METRIC("CloudWatch alarms, metrics looked at"),
  DASHBOARD("CloudWatch dashboards"),
  SCHEDULER_INVOCATION("EventBridge Scheduler runs");

  private final String title;

  Billed(String title) {
    this.title = title;
  }

  /** In files. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  String title() {
    return title;
  }
}
