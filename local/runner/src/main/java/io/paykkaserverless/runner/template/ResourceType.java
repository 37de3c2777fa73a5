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
  ROLE("AWS::IAM::Role"),
  LOG_GROUP("AWS::Logs::LogGroup"),
  /** Something that only means anything in an AWS account: alarms, their stack, topics, domains. */
  ACCOUNT_ONLY(
      "AWS::CloudWatch::|AWS::CloudFormation::|AWS::SNS::|AWS::ApiGatewayV2::|AWS::Route53::");

  private final String names;

  ResourceType(String names) {
    this.names = names;
  }

  static Optional<ResourceType> of(String awsType) {
    return Stream.of(values())
        .filter(type -> type.names.equals(awsType))
        .findFirst()
        .or(
            () ->
                Stream.of(ACCOUNT_ONLY.names.split("\\|")).anyMatch(awsType::startsWith)
                    ? Optional.of(ACCOUNT_ONLY)
                    : Optional.empty());
  }
}
