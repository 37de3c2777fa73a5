package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.runner.deployed.AwsConnection;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Who is asked. */
record Clients(
    CloudFormationClient cloudFormation,
    DynamoDbClient dynamoDb,
    SqsClient sqs,
    SecretsManagerClient secrets,
    LambdaClient lambda)
    implements AutoCloseable {

  static Clients of(AwsConnection connection) {
    return new Clients(
        connection.cloudFormation(),
        connection.dynamoDb(),
        connection.sqs(),
        connection.secretsManager(),
        connection.lambda());
  }

  @Override
  public void close() {
    cloudFormation.close();
    dynamoDb.close();
    sqs.close();
    secrets.close();
    lambda.close();
  }
}
