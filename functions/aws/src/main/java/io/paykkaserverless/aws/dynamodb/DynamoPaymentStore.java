package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Keeps payments in a DynamoDB table, one item each. Every change is one conditional {@code
 * PutItem} whose refusal brings the stored item along, so a lost race costs no further read.
 *
 * <p>The client repeats a write whose answer was lost. If the first one took effect, the repeat is
 * refused with our own item, which the caller recognises because reading is exact.
 *
 * <p>An item of another form throws an {@link UnreadableItem}.
 */
public final class DynamoPaymentStore implements PaymentStore {

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final PaymentItem items;

  /**
   * A store on one table.
   *
   * @param table the table's name; its partition key is {@code pk}, its sort key {@code sk}
   * @param retention how long after its creation an item is kept, by the table's {@code ttl}
   */
  public DynamoPaymentStore(DynamoDbClient dynamoDb, String table, Duration retention) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.items = new PaymentItem(retention);
  }

  @Override
  public Insertion insert(Payment payment) {
    PutItemRequest request =
        put(payment)
            .conditionExpression("attribute_not_exists(" + PaymentItem.PARTITION_KEY + ")")
            .build();
    return write(request)
        .map(PaymentItem::read)
        .<Insertion>map(Insertion.AlreadyExists::new)
        .orElseGet(Insertion.Inserted::new);
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    GetItemResponse response;
    try {
      response =
          dynamoDb.getItem(
              get -> get.tableName(table).key(PaymentItem.key(id)).consistentRead(true));
    } catch (SdkException e) {
      throw new StoreUnavailable(e);
    }
    return response.hasItem() ? Optional.of(PaymentItem.read(response.item())) : Optional.empty();
  }

  @Override
  public Replacement replace(Payment next) {
    AttributeValue versionBefore = AttributeValue.fromN(Long.toString(next.version() - 1));
    PutItemRequest request =
        put(next)
            .conditionExpression(PaymentItem.VERSION + " = :before")
            .expressionAttributeValues(Map.of(":before", versionBefore))
            .build();
    Optional<Map<String, AttributeValue>> refusedBecauseOf = write(request);
    if (refusedBecauseOf.isEmpty()) {
      return new Replacement.Replaced();
    }
    if (refusedBecauseOf.get().isEmpty()) {
      throw new IllegalStateException("no payment is stored as " + next.id());
    }
    return new Replacement.Overtaken(PaymentItem.read(refusedBecauseOf.get()));
  }

  private PutItemRequest.Builder put(Payment payment) {
    return PutItemRequest.builder()
        .tableName(table)
        .item(items.write(payment))
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  /** Nothing when it was written; else the item that stood in the way, empty if there is none. */
  private Optional<Map<String, AttributeValue>> write(PutItemRequest request) {
    try {
      dynamoDb.putItem(request);
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(e.item());
    } catch (SdkException e) {
      throw new StoreUnavailable(e);
    }
  }
}
