package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.DeliveryStore;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.OutboxOwner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Keeps deliveries in the payments' table, one item each, beside their owner: one {@code Query}
 * reads all of a message's, or of a payment's. The table's index {@code undelivered} lists those
 * that were not accepted.
 *
 * <p>A delivery is kept for the retention after it was last written. An item of another form throws
 * an {@link UnreadableItem}.
 */
public final class DynamoDeliveryStore implements DeliveryStore {

  /** Of one message: more than there may be endpoints, some of which were taken away since. */
  private static final int ENDPOINTS_MAX = 200;

  /**
   * For one page. Enough to look into every shard of the index, and over before API Gateway loses
   * its patience.
   */
  private static final int REQUESTS_MAX = 16;

  private final StoreTable table;
  private final DeliveryItem items;
  private final DeliveryPages pages;

  /**
   * A store on one table.
   *
   * @param table the table's name
   * @param retention how long a delivery is kept, by the table's {@code ttl}
   * @param clock tells when it was written
   */
  public DynamoDeliveryStore(
      DynamoDbClient dynamoDb, String table, Duration retention, InstantSource clock) {
    this.table = new StoreTable(dynamoDb, table);
    this.items = new DeliveryItem(retention, clock);
    this.pages = new DeliveryPages(this.table, REQUESTS_MAX);
  }

  @Override
  public Optional<Delivery> find(DeliveryId id) {
    return table.find(DeliveryItem.key(id)).map(DeliveryItem::read);
  }

  @Override
  public List<Delivery> of(NotificationId notification) {
    QueryRequest.Builder request =
        beside(notification.owner(), DeliveryItem.sortPrefix(notification));
    return table.queryAll(request, ENDPOINTS_MAX).stream().map(DeliveryItem::read).toList();
  }

  @Override
  public List<Delivery> of(OutboxOwner owner, int limit) {
    QueryRequest.Builder request = beside(owner, DeliveryItem.SORT_PREFIX).scanIndexForward(false);
    return table.queryAll(request, limit).stream().map(DeliveryItem::read).toList();
  }

  @Override
  public Optional<Delivery> put(Delivery next) {
    Map<String, AttributeValue> item = items.write(next);
    return (next.version() == 1
            ? table.insert(item)
            : table.replace("delivery is stored as " + next.id(), next.version(), item))
        .map(DeliveryItem::read);
  }

  @Override
  public Page page(Filter filter, Optional<String> after, int limit) {
    return pages.page(filter, after, limit);
  }

  private static QueryRequest.Builder beside(OutboxOwner owner, String sortPrefix) {
    return QueryRequest.builder()
        .keyConditionExpression(
            "%s = :owner AND begins_with(%s, :deliveries)"
                .formatted(ItemKeys.PARTITION_KEY, ItemKeys.SORT_KEY))
        .expressionAttributeValues(
            Map.of(
                ":owner", AttributeValue.fromS(DeliveryItem.partition(owner)),
                ":deliveries", AttributeValue.fromS(sortPrefix)))
        .consistentRead(true);
  }
}
