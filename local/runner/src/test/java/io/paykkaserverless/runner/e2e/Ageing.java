package io.paykkaserverless.runner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.LocalSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Makes what is stored older than it is, since no clock of a function can be set: every time in an
 * item moves back by the same amount, as if so much time had passed since each of them. What the
 * functions read is what they would have read then.
 */
final class Ageing {

  private static final String TABLE = "PaymentsTable";
  private static final int ROUNDS_MAX = 20;

  /** Times are epoch milliseconds; no amount or counter of a test comes near them. */
  private static final long TIMES_FROM_MS = 1_000_000_000_000L;

  private final LocalSystem system;

  Ageing(LocalSystem system) {
    this.system = system;
  }

  /** Ages every item whose partition key begins with {@code prefix}. */
  void age(String prefix, Duration by) {
    try (DynamoDbClient table = system.database().client()) {
      for (int round = 0; round < ROUNDS_MAX; round++) {
        List<Map<String, AttributeValue>> items = itemsOf(prefix);
        assertThat(items).as("items of %s", prefix).isNotEmpty();
        if (items.stream().allMatch(item -> replaced(table, item, by))) {
          return;
        }
      }
    }
    throw new AssertionError("somebody keeps writing " + prefix);
  }

  /** Every item whose partition key begins with {@code prefix}. */
  List<Map<String, AttributeValue>> itemsOf(String prefix) {
    return system.database().everyItem(TABLE).stream()
        .filter(item -> partition(item).startsWith(prefix))
        .toList();
  }

  private static String partition(Map<String, AttributeValue> item) {
    return Objects.requireNonNull(item.get("pk")).s();
  }

  /** Takes an item out of the table; {@link #put} brings it back. */
  void remove(Map<String, AttributeValue> item) {
    try (DynamoDbClient table = system.database().client()) {
      Map<String, AttributeValue> key = Map.of("pk", item.get("pk"), "sk", item.get("sk"));
      table.deleteItem(delete -> delete.tableName(TABLE).key(key));
    }
  }

  void put(Map<String, AttributeValue> item) {
    try (DynamoDbClient table = system.database().client()) {
      table.putItem(put -> put.tableName(TABLE).item(item));
    }
  }

  /** Whether nobody wrote it meanwhile. */
  private static boolean replaced(
      DynamoDbClient table, Map<String, AttributeValue> item, Duration by) {
    try {
      boolean versioned = item.containsKey("v");
      table.putItem(
          put -> {
            put.tableName(TABLE).item(older(item, by.toMillis()));
            if (versioned) {
              put.conditionExpression("v = :seen")
                  .expressionAttributeValues(Map.of(":seen", item.get("v")));
            }
          });
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    }
  }

  private static Map<String, AttributeValue> older(Map<String, AttributeValue> item, long byMs) {
    return item.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> older(entry.getValue(), byMs)));
  }

  private static AttributeValue older(AttributeValue value, long byMs) {
    return switch (value.type()) {
      case N -> {
        long number = Long.parseLong(value.n());
        yield number < TIMES_FROM_MS ? value : AttributeValue.fromN(Long.toString(number - byMs));
      }
      case L ->
          AttributeValue.fromL(value.l().stream().map(element -> older(element, byMs)).toList());
      case M -> AttributeValue.fromM(older(value.m(), byMs));
      default -> value;
    };
  }
}
