package io.paykkaserverless.aws.dynamodb;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Gives each test an empty table on a database that the whole class shares. */
final class PaymentsTable
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  static final String NAME = "payments";

  private @Nullable EmbeddedDynamoDb dynamoDb;
  private @Nullable DynamoDbClient client;

  /** A client of the database, once the tests of the class have begun. */
  DynamoDbClient client() {
    return Objects.requireNonNull(client);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    dynamoDb = EmbeddedDynamoDb.start();
    client = dynamoDb.client();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Objects.requireNonNull(dynamoDb).createPaymentsTable(NAME);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    client().deleteTable(table -> table.tableName(NAME));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    client().close();
    Objects.requireNonNull(dynamoDb).close();
  }
}
