package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.notification.EndpointHealth;
import io.paykkaserverless.core.notification.EndpointHealthStore;
import io.paykkaserverless.core.notification.EndpointName;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Keeps in the payments' table which endpoints fail, one item each, all in one partition: there are
 * a few at most, and they are written a few times in an outage.
 *
 * <p>The client repeats a write whose answer was lost. Operators may then miss one stage of an
 * outage, or hear of its end twice; the next stage tells them. An item of another form throws an
 * {@link UnreadableItem}.
 */
public final class DynamoEndpointHealthStore implements EndpointHealthStore {

  /** More than there may be endpoints, some of which were taken away since. */
  private static final int ENDPOINTS_MAX = 200;

  private static final String LESS_IS_KNOWN =
      "attribute_not_exists(%s) OR %s < :percent OR %s < :outage"
          .formatted(ItemKeys.PARTITION_KEY, EndpointHealthItem.PERCENT, EndpointHealthItem.SINCE);

  private final StoreTable table;

  /**
   * A store on one table.
   *
   * @param table the table's name
   */
  public DynamoEndpointHealthStore(DynamoDbClient dynamoDb, String table) {
    this.table = new StoreTable(dynamoDb, table);
  }

  @Override
  public boolean escalate(EndpointHealth health) {
    AttributeValue percent = AttributeValue.fromN(Integer.toString(health.percent()));
    AttributeValue outage =
        AttributeValue.fromN(Long.toString(health.laterThanAnyOtherOutage().toEpochMilli()));
    return table.putIf(
        LESS_IS_KNOWN,
        Map.of(":percent", percent, ":outage", outage),
        EndpointHealthItem.write(health));
  }

  @Override
  public boolean recovered(EndpointName endpoint) {
    return table.remove(EndpointHealthItem.key(endpoint));
  }

  @Override
  public List<EndpointHealth> failing() {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .keyConditionExpression(ItemKeys.PARTITION_KEY + " = :endpoints")
            .expressionAttributeValues(
                Map.of(":endpoints", AttributeValue.fromS(EndpointHealthItem.PARTITION)))
            .consistentRead(true);
    return table.queryAll(request, ENDPOINTS_MAX).stream().map(EndpointHealthItem::read).toList();
  }
}
