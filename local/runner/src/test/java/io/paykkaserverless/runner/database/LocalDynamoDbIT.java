package io.paykkaserverless.runner.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.template.TableDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

final class LocalDynamoDbIT {

  private static final TableDefinition TABLE =
      new TableDefinition(
          "Items",
          Map.of("pk", "S", "due_shard", "S", "due_at", "N"),
          new TableDefinition.Key("pk", Optional.empty()),
          List.of(
              new TableDefinition.Index(
                  "due", new TableDefinition.Key("due_shard", Optional.of("due_at")), "KEYS_ONLY")),
          Optional.of("ttl"));

  @Test
  void createsTablesAsTheTemplateHasThem() {
    try (LocalDynamoDb database = LocalDynamoDb.start(Optional.empty());
        DynamoDbClient client = database.client()) {
      database.create(List.of(TABLE));

      TableDescription table = client.describeTable(request -> request.tableName("Items")).table();
      assertThat(table.keySchema()).hasSize(1);
      assertThat(table.globalSecondaryIndexes().getFirst().indexName()).isEqualTo("due");
      assertThat(
              client
                  .describeTimeToLive(request -> request.tableName("Items"))
                  .timeToLiveDescription()
                  .timeToLiveStatus())
          .isEqualTo(TimeToLiveStatus.ENABLED);
      assertThat(database.endpoint().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void readsEveryItemOfATable() {
    try (LocalDynamoDb database = LocalDynamoDb.start(Optional.empty());
        DynamoDbClient client = database.client()) {
      database.create(List.of(TABLE));
      Map<String, AttributeValue> one = Map.of("pk", AttributeValue.fromS("p1"));
      Map<String, AttributeValue> two = Map.of("pk", AttributeValue.fromS("p2"));
      client.putItem(request -> request.tableName("Items").item(one));
      client.putItem(request -> request.tableName("Items").item(two));

      assertThat(database.everyItem("Items")).containsExactlyInAnyOrder(one, two);
    }
  }

  @Test
  void keepsItemsWhereItIsToldTo(@TempDir Path folder) {
    Map<String, AttributeValue> item = Map.of("pk", AttributeValue.fromS("p1"));
    try (LocalDynamoDb database = LocalDynamoDb.start(Optional.of(folder.resolve("db")));
        DynamoDbClient client = database.client()) {
      database.create(List.of(TABLE));
      client.putItem(request -> request.tableName("Items").item(item));
    }

    try (LocalDynamoDb database = LocalDynamoDb.start(Optional.of(folder.resolve("db")));
        DynamoDbClient client = database.client()) {
      database.create(List.of(TABLE));

      assertThat(client.getItem(request -> request.tableName("Items").key(item)).item())
          .isEqualTo(item);
    }
  }
}
