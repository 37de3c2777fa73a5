package io.paykkaserverless.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.backend.AwsBackend;
import io.paykkaserverless.aws.dynamodb.PaymentsTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The system property stands for {@code AWS_ENDPOINT_URL_DYNAMODB}; the keys are in the pom. */
class AwsClientsIT {

  @RegisterExtension static final PaymentsTable TABLE = new PaymentsTable();

  @AfterEach
  void forget() {
    System.clearProperty("aws.endpointUrlDynamoDb");
  }

  @Test
  void goesWhereTheEnvironmentLeadsWithItsCredentials() {
    System.setProperty("aws.endpointUrlDynamoDb", TABLE.endpoint().toString());
    try (DynamoDbClient client = new AwsClients(AwsBackend.REGION.id()).dynamoDb()) {
      assertThat(client.listTables().tableNames()).contains(PaymentsTable.NAME);
    }
  }

  @Test
  void makesEachClientOnce() {
    AwsClients clients = new AwsClients("eu-central-1");
    try (SqsClient sqs = clients.sqs()) {
      assertThat(clients.sqs()).isSameAs(sqs);
    }
  }

  @Test
  void makesClientsWithoutCredentialsOrConnections() {
    AwsClients clients = new AwsClients("eu-central-1");
    try (DynamoDbClient dynamoDb = clients.dynamoDb();
        SqsClient sqs = clients.sqs();
        SecretsManagerClient secrets = clients.configured(SecretsManagerClient.builder()).build()) {
      assertThat(dynamoDb.serviceName()).isEqualTo("dynamodb");
      assertThat(sqs.serviceName()).isEqualTo("sqs");
      assertThat(secrets.serviceName()).isEqualTo("secretsmanager");
    }
  }
}
