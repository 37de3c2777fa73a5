package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedEventId;
import io.paykkaserverless.core.parked.ParkedEventStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Keeps parked events in the payments' table, one item each, until {@link ParkedEvent#KEPT} has
 * passed. The table's index {@code parked} lists them by when they came.
 *
 * <p>An item of another form throws an {@link UnreadableItem}.
 */
public final class DynamoParkedEventStore implements ParkedEventStore {

  private static final String TRIED_ONCE_LESS = ParkedEventItem.TRIES + " = :before";

  private final StoreTable table;

  /**
   * A store on one table.
   *
   * @param table the table's name
   */
  public DynamoParkedEventStore(DynamoDbClient dynamoDb, String table) {
    this.table = new StoreTable(dynamoDb, table);
  }

  @Override
  public void parkUnlessPresent(ParkedEvent event) {
    table.insert(ParkedEventItem.write(event));
  }

  @Override
  public Optional<ParkedEvent> find(ParkedEventId id) {
    return table.find(ParkedEventItem.key(id)).map(ParkedEventItem::read);
  }

  @Override
  public boolean reschedule(ParkedEvent next) {
    AttributeValue before = AttributeValue.fromN(Integer.toString(next.tries() - 1));
    return table.putIf(TRIED_ONCE_LESS, Map.of(":before", before), ParkedEventItem.write(next));
  }

  @Override
  public void delete(ParkedEventId id) {
    table.delete(ParkedEventItem.key(id));
  }

  @Override
  public List<ParkedEvent> newest(int limit) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .indexName(ParkedEventItem.INDEX)
            .keyConditionExpression(ParkedEventItem.LIST + " = :list")
            .expressionAttributeValues(Map.of(":list", AttributeValue.fromS(ParkedEventItem.LIST)))
            .scanIndexForward(false);
    return table.queryAll(request, limit).stream().map(ParkedEventItem::read).toList();
  }
}
