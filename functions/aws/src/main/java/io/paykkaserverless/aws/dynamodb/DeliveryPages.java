package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryStore.Filter;
import io.paykkaserverless.core.notification.DeliveryStore.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Lists deliveries of all owners. What was not accepted is in an index of its own, one shard after
 * another; for the rest the whole table is read, which also holds everything else and so takes
 * longer with each payment in it.
 */
final class DeliveryPages {

  /** Selects too much by less than a millisecond. */
  private static final String ANNOUNCED_BETWEEN =
      DeliveryItem.ANNOUNCED_AT + " BETWEEN :from AND :to";

  /** Selects too much where one endpoint's name begins with another's. */
  private static final String OF_ENDPOINT = "contains(" + ItemKeys.SORT_KEY + ", :endpoint)";

  private final StoreTable table;
  private final int requestsMax;

  /**
   * Pages of one table.
   *
   * @param requestsMax how many requests one page may take, each of which reads 1 MB at most
   */
  DeliveryPages(StoreTable table, int requestsMax) {
    this.table = table;
    this.requestsMax = requestsMax;
  }

  /** As {@link io.paykkaserverless.core.notification.DeliveryStore#page}. */
  Page page(Filter filter, Optional<String> after, int limit) {
    Optional<DeliveryCursor> next =
        Optional.of(
            after
                .map(text -> DeliveryCursor.parse(text, filter))
                .orElseGet(() -> DeliveryCursor.first(filter)));
    if (!filter.from().isBefore(filter.to())) {
      return new Page(List.of(), Optional.empty());
    }
    List<Delivery> found = new ArrayList<>();
    for (int i = 0; i < requestsMax && next.isPresent() && found.size() < limit; i++) {
      next = take(next.get(), filter, limit, found);
    }
    return new Page(List.copyOf(found), next.map(DeliveryCursor::text));
  }

  /** Makes one request and says where the next one begins. */
  private Optional<DeliveryCursor> take(
      DeliveryCursor here, Filter filter, int limit, List<Delivery> found) {
    StoreTable.Page page =
        here.isInTable()
            ? table.page(scan(filter), here.startKey())
            : table.page(query(here, filter, limit - found.size()), here.startKey());
    DeliveryCursor next = here;
    for (Map<String, AttributeValue> item : page.items()) {
      if (found.size() == limit) {
        return Optional.of(next);
      }
      Delivery delivery = DeliveryItem.read(item);
      if (filter.selects(delivery)) {
        found.add(delivery);
      }
      next = here.after(item);
    }
    return page.last().isEmpty() ? here.nextPart() : Optional.of(here.after(page.last()));
  }

  private static QueryRequest.Builder query(DeliveryCursor here, Filter filter, int wanted) {
    Map<String, AttributeValue> values = values(filter);
    values.put(":shard", AttributeValue.fromS(here.part()));
    QueryRequest.Builder request =
        QueryRequest.builder()
            .indexName(DeliveryItem.UNDELIVERED)
            .keyConditionExpression(
                "%s = :shard AND %s".formatted(DeliveryItem.UNDELIVERED, ANNOUNCED_BETWEEN))
            .expressionAttributeValues(values);
    // DynamoDB counts what it looks at, not what it selects.
    return filter.endpoint().isPresent()
        ? request.filterExpression(OF_ENDPOINT)
        : request.limit(wanted);
  }

  private static ScanRequest.Builder scan(Filter filter) {
    Map<String, AttributeValue> values = values(filter);
    values.put(":delivery", AttributeValue.fromS(DeliveryItem.SORT_PREFIX));
    String selected =
        "begins_with(%s, :delivery) AND %s".formatted(ItemKeys.SORT_KEY, ANNOUNCED_BETWEEN);
    return ScanRequest.builder()
        .filterExpression(
            filter.endpoint().isPresent() ? selected + " AND " + OF_ENDPOINT : selected)
        .expressionAttributeValues(values);
  }

  private static Map<String, AttributeValue> values(Filter filter) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":from", number(DeliveryCursor.millis(filter.from())));
    values.put(":to", number(DeliveryCursor.millis(filter.to())));
    filter
        .endpoint()
        .ifPresent(name -> values.put(":endpoint", AttributeValue.fromS("#" + name.value())));
    return values;
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
