package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.parked.ParkedEventId;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.sweep.DueIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads the table's indexes {@code due}, of what is due some day, and {@code unresolved}, of
 * payments that are unresolved now. Both hold keys alone and lag behind the table by a moment
 * (eventually consistent).
 */
public final class DynamoDueIndex implements DueIndex {

  private static final String INDEX = "due";

  private final StoreTable table;

  /**
   * The index of one table.
   *
   * @param table the table's name
   */
  public DynamoDueIndex(DynamoDbClient dynamoDb, String table) {
    this.table = new StoreTable(dynamoDb, table);
  }

  @Override
  public List<AgreementId> agreements(Instant now, int limit) {
    return due(AgreementItem.DUE_PREFIX, ofPartition(AgreementId::new), now, limit);
  }

  @Override
  public List<PaymentId> payments(Instant now, int limit) {
    return due(PaymentItem.DUE_PREFIX, ofPartition(PaymentId::new), now, limit);
  }

  @Override
  public List<ParkedEventId> parkedEvents(Instant now, int limit) {
    return due(ParkedEventItem.DUE_PREFIX, ofPartition(ParkedEventItem::id), now, limit);
  }

  @Override
  public List<DeliveryId> deliveries(Instant now, int limit) {
    return due(DeliveryItem.DUE_PREFIX, DeliveryItem::id, now, limit);
  }

  @Override
  public Optional<Unresolved> longestUnresolved() {
    List<Unresolved> oldest = new ArrayList<>();
    for (int shard = 0; shard < ItemKeys.SHARDS; shard++) {
      table.query(oldestIn(PaymentItem.DUE_PREFIX + shard)).stream()
          .map(item -> ItemReader.read(item, DynamoDueIndex::unresolved))
          .forEach(oldest::add);
    }
    return oldest.stream().min(Comparator.comparing(Unresolved::since));
  }

  private static Unresolved unresolved(ItemReader keys) {
    return new Unresolved(
        keys.text(ItemKeys.PARTITION_KEY, PaymentId::new), keys.time(ItemKeys.UNRESOLVED_AT));
  }

  private static QueryRequest.Builder oldestIn(String shard) {
    return QueryRequest.builder()
        .indexName(ItemKeys.UNRESOLVED)
        .keyConditionExpression(ItemKeys.UNRESOLVED + " = :shard")
        .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS(shard)))
        .limit(1);
  }

  private static <T> Function<ItemReader, T> ofPartition(Function<String, T> id) {
    return keys -> keys.text(ItemKeys.PARTITION_KEY, id);
  }

  private <T> List<T> due(String prefix, Function<ItemReader, T> id, Instant now, int limit) {
    List<Due<T>> due = new ArrayList<>();
    for (int shard = 0; shard < ItemKeys.SHARDS; shard++) {
      table.query(dueIn(prefix + shard, now, limit)).stream()
          .map(item -> ItemReader.read(item, keys -> Due.of(keys, id)))
          .forEach(due::add);
    }
    return due.stream().sorted(Comparator.comparing(Due::at)).limit(limit).map(Due::item).toList();
  }

  /** The longest overdue come first; keys are small, so that one page holds the limit. */
  private static QueryRequest.Builder dueIn(String shard, Instant now, int limit) {
    return QueryRequest.builder()
        .indexName(INDEX)
        .keyConditionExpression(
            "%s = :shard AND %s <= :now".formatted(ItemKeys.DUE_SHARD, ItemKeys.DUE_AT))
        .expressionAttributeValues(
            Map.of(
                ":shard", AttributeValue.fromS(shard),
                ":now", AttributeValue.fromN(Long.toString(now.toEpochMilli()))))
        .limit(limit);
  }

  private record Due<T>(T item, Instant at) {

    static <T> Due<T> of(ItemReader keys, Function<ItemReader, T> id) {
      return new Due<>(id.apply(keys), keys.time(ItemKeys.DUE_AT));
    }
  }
}
