package io.paykkaserverless.aws.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.KeyType.HASH;
import static software.amazon.awssdk.services.dynamodb.model.KeyType.RANGE;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.N;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import io.paykkaserverless.aws.backend.AwsBackend;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Gives each test an empty table in the run's backend, with the indexes of template.yaml. */
public final class PaymentsTable
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  public static final String NAME = "payments";

  private @Nullable DynamoDbClient client;
  private @Nullable URI endpoint;

  /** A client of the database, once the tests of the class have begun. */
  public DynamoDbClient client() {
    return Objects.requireNonNull(client);
  }

  /** Where the database is, once the tests of the class have begun. */
  public URI endpoint() {
    return Objects.requireNonNull(endpoint);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    AwsBackend backend = AwsBackend.of(context);
    client = backend.dynamoDb();
    endpoint = backend.dynamoDbEndpoint();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    client().createTable(request());
    client().waiter().waitUntilTableExists(table -> table.tableName(NAME));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    client().deleteTable(table -> table.tableName(NAME));
    client().waiter().waitUntilTableNotExists(table -> table.tableName(NAME));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (client != null) {
      client.close();
    }
  }

  private static CreateTableRequest request() {
    return CreateTableRequest.builder()
        .tableName(NAME)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            attribute("pk", S),
            attribute("sk", S),
            attribute("due_shard", S),
            attribute("due_at", N),
            attribute("parked", S),
            attribute("parked_at", N),
            attribute("undelivered", S),
            attribute("announced_at", N),
            attribute("unresolved", S),
            attribute("unresolved_at", N))
        .keySchema(key("pk", HASH), key("sk", RANGE))
        .globalSecondaryIndexes(
            index("due", "due_shard", "due_at", ProjectionType.KEYS_ONLY),
            index("parked", "parked", "parked_at", ProjectionType.ALL),
            index("undelivered", "undelivered", "announced_at", ProjectionType.ALL),
            index("unresolved", "unresolved", "unresolved_at", ProjectionType.KEYS_ONLY))
        .build();
  }

  private static GlobalSecondaryIndex index(
      String name, String partition, String sort, ProjectionType projection) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(key(partition, HASH), key(sort, RANGE))
        .projection(Projection.builder().projectionType(projection).build())
        .build();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }
}
