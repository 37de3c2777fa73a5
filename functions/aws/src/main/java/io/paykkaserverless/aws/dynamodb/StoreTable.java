package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The table that all stores share. Every change is one conditional write, and a refused {@code
 * PutItem} brings the stored item along, so a lost race costs no further read.
 *
 * <p>The client repeats a write whose answer was lost. If the first one took effect, a repeated put
 * is refused with our own item, which the caller recognises because reading is exact.
 *
 * <p>All methods throw {@link StoreUnavailable} where DynamoDB does not answer or cannot serve.
 */
final class StoreTable {

  private static final String ABSENT = "attribute_not_exists(" + ItemKeys.PARTITION_KEY + ")";
  private static final String PRESENT = "attribute_exists(" + ItemKeys.PARTITION_KEY + ")";
  private static final String VERSION_BEFORE = ItemKeys.VERSION + " = :before";

  private final DynamoDbClient dynamoDb;
  private final String name;

  /**
   * One table.
   *
   * @param name its partition key is {@code pk}, its sort key {@code sk}
   */
  StoreTable(DynamoDbClient dynamoDb, String name) {
    this.dynamoDb = dynamoDb;
    this.name = name;
  }

  /** What was last written under {@code key} (strongly consistent). */
  Optional<Map<String, AttributeValue>> find(Map<String, AttributeValue> key) {
    GetItemResponse response =
        ask(() -> dynamoDb.getItem(get -> get.tableName(name).key(key).consistentRead(true)));
    return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
  }

  /**
   * Writes an item unless its key is taken: nothing when it was written, else what stands there.
   */
  Optional<Map<String, AttributeValue>> insert(Map<String, AttributeValue> item) {
    return write(putting(item).conditionExpression(ABSENT).build());
  }

  /**
   * Writes {@code next} over the version just before it: nothing when it was written, else what
   * stands there.
   *
   * @param what what to call it in the error
   * @throws IllegalStateException when nothing stands there
   */
  Optional<Map<String, AttributeValue>> replace(
      String what, long version, Map<String, AttributeValue> next) {
    AttributeValue before = AttributeValue.fromN(Long.toString(version - 1));
    Optional<Map<String, AttributeValue>> inTheWay =
        write(
            putting(next)
                .conditionExpression(VERSION_BEFORE)
                .expressionAttributeValues(Map.of(":before", before))
                .build());
    if (inTheWay.filter(Map::isEmpty).isPresent()) {
      throw new IllegalStateException("no " + what);
    }
    return inTheWay;
  }

  /** Writes an item whatever stands there. */
  void put(Map<String, AttributeValue> item) {
    ask(() -> dynamoDb.putItem(put -> put.tableName(name).item(item)));
  }

  /** Writes an item where {@code condition} allows it, and says whether it did. */
  boolean putIf(
      String condition,
      Map<String, AttributeValue> conditionValues,
      Map<String, AttributeValue> item) {
    return write(
            putting(item)
                .conditionExpression(condition)
                .expressionAttributeValues(conditionValues)
                .build())
        .isEmpty();
  }

  /** Nothing stands under {@code key} afterwards. */
  void delete(Map<String, AttributeValue> key) {
    ask(() -> dynamoDb.deleteItem(delete -> delete.tableName(name).key(key)));
  }

  /**
   * Nothing stands under {@code key} afterwards; says whether anything did before. Of many callers
   * at once one hears so: the condition decides, since the old values that a delete without one
   * returns may be told to several (DynamoDB Local does).
   */
  boolean remove(Map<String, AttributeValue> key) {
    try {
      ask(
          () ->
              dynamoDb.deleteItem(
                  delete -> delete.tableName(name).key(key).conditionExpression(PRESENT)));
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    }
  }

  /** Whether the item was updated, which its condition decides. */
  boolean update(UpdateItemRequest.Builder request) {
    try {
      ask(() -> dynamoDb.updateItem(request.tableName(name).build()));
      return true;
    } catch (ConditionalCheckFailedException _) {
      return false;
    }
  }

  /** The first page. */
  List<Map<String, AttributeValue>> query(QueryRequest.Builder request) {
    return ask(() -> dynamoDb.query(request.tableName(name).build())).items();
  }

  /** As many items as there are, page after page, but no more than {@code limit}. */
  List<Map<String, AttributeValue>> queryAll(QueryRequest.Builder request, int limit) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Map<String, AttributeValue> last = Map.of();
    do {
      request.tableName(name).limit(limit - items.size());
      if (!last.isEmpty()) {
        request.exclusiveStartKey(last);
      }
      QueryResponse page = ask(() -> dynamoDb.query(request.build()));
      items.addAll(page.items());
      last = page.lastEvaluatedKey();
    } while (!last.isEmpty() && items.size() < limit);
    return items;
  }

  /** One page of an index or of one partition: after a key, or the first where that is empty. */
  Page page(QueryRequest.Builder request, Map<String, AttributeValue> after) {
    if (!after.isEmpty()) {
      request.exclusiveStartKey(after);
    }
    QueryResponse page = ask(() -> dynamoDb.query(request.tableName(name).build()));
    return new Page(page.items(), page.lastEvaluatedKey());
  }

  /** One page of the whole table, likewise. */
  Page page(ScanRequest.Builder request, Map<String, AttributeValue> after) {
    if (!after.isEmpty()) {
      request.exclusiveStartKey(after);
    }
    ScanResponse page = ask(() -> dynamoDb.scan(request.tableName(name).build()));
    return new Page(page.items(), page.lastEvaluatedKey());
  }

  /**
   * What one request read.
   *
   * @param last the key after which the next page begins; empty where there is none
   */
  record Page(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> last) {}

  private PutItemRequest.Builder putting(Map<String, AttributeValue> item) {
    return PutItemRequest.builder()
        .tableName(name)
        .item(item)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  /** Nothing when it was written; else the item that stood in the way, empty if there is none. */
  private Optional<Map<String, AttributeValue>> write(PutItemRequest request) {
    try {
      ask(() -> dynamoDb.putItem(request));
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(e.item());
    }
  }

  /** A refused condition is an answer; everything else that is thrown is none. */
  private static <T> T ask(Supplier<T> call) {
    try {
      return call.get();
    } catch (ConditionalCheckFailedException e) {
      throw e;
    } catch (SdkException e) {
      throw new StoreUnavailable(e);
    }
  }
}
