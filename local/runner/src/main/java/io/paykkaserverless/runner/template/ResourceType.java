package io.paykkaserverless.runner.template;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of resources the local system knows what to do with. */
enum ResourceType {
  HTTP_API("AWS::Serverless::HttpApi"),
  FUNCTION("AWS::Serverless::Function"),
  TABLE("AWS::DynamoDB::Table"),
  QUEUE("AWS::SQS::Queue"),
  SECRET("AWS::SecretsManager::Secret"),
  /** Something that only means anything in an AWS account: permissions, logs, alarms. */
  ACCOUNT_ONLY("AWS::IAM::|AWS::Logs::|AWS::CloudWatch::|AWS::SNS::");

  private final String names;

  ResourceType(String names) {
    this.names = names;
  }

  static Optional<ResourceType> of(String awsType) {
    if (Stream.of(ACCOUNT_ONLY.names.split("\\|")).anyMatch(awsType::startsWith)) {
      return Optional.of(ACCOUNT_ONLY);
    }
    return Stream.of(values()).filter(type -> type.names.equals(awsType)).findFirst();
  }
}
