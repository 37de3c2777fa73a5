package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.guard.AttemptCounters;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Counts in the payments' table, one item a counter: a single conditional update both looks and
 * counts, so that no burst slips through.
 *
 * <p>The client repeats an update whose answer was lost. An attempt may then count twice, or be
 * refused where it was counted as the last one; either way nobody gets more attempts than the
 * limit.
 */
public final class DynamoAttemptCounters implements AttemptCounters {

  private static final String PARTITION_PREFIX = "attempts#";
  private static final String SORT_KEY_VALUE = "count";

  /** The table forgets a counter some time after its {@code ttl}; nobody asks for it again. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final StoreTable table;

  /**
   * Counters in one table.
   *
   * @param table the table's name
   */
  public DynamoAttemptCounters(DynamoDbClient dynamoDb, String table) {
    this.table = new StoreTable(dynamoDb, table);
  }

  @Override
  public boolean countUnlessFull(String counter, int max, Instant until) {
    return table.update(
        UpdateItemRequest.builder()
            .key(ItemKeys.key(PARTITION_PREFIX + counter, SORT_KEY_VALUE))
            .updateExpression("SET #ttl = :ttl ADD n :one")
            .conditionExpression("attribute_not_exists(n) OR n < :max")
            .expressionAttributeNames(Map.of("#ttl", ItemKeys.TTL))
            .expressionAttributeValues(
                Map.of(
                    ":one", number(1),
                    ":max", number(max),
                    ":ttl", number(until.plus(KEPT).getEpochSecond()))));
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
