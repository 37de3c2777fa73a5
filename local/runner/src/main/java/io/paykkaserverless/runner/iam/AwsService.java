package io.paykkaserverless.runner.iam;

import java.util.Optional;
import java.util.stream.Stream;

/** The services behind the gate. */
enum AwsService {
  DYNAMODB("dynamodb", "DynamoDB_20120810"),
  SQS("sqs", "AmazonSQS"),
  SECRETS_MANAGER("secretsmanager", "secretsmanager");

  private final String prefix;
  private final String target;

  AwsService(String prefix, String target) {
    this.prefix = prefix;
    this.target = target;
  }

  /** {@code GetItem} as IAM writes it: {@code dynamodb:GetItem}. */
  String action(String operation) {
    return prefix + ":" + operation;
  }

  /** The service that {@code X-Amz-Target: DynamoDB_20120810.GetItem} means. */
  static Optional<AwsService> of(String amzTarget) {
    return Stream.of(values())
        .filter(service -> amzTarget.startsWith(service.target + "."))
        .findFirst();
  }
}
