package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentStore;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Keeps payments in a DynamoDB table, one item each, every change one conditional write.
 *
 * <p>An item of another form throws an {@link UnreadableItem}.
 */
public final class DynamoPaymentStore implements PaymentStore {

  private final StoreTable table;
  private final PaymentItem items;

  /**
   * A store on one table.
   *
   * @param table the table's name; its partition key is {@code pk}, its sort key {@code sk}
   * @param retention how long after its creation an item is kept, by the table's {@code ttl}
   */
  public DynamoPaymentStore(DynamoDbClient dynamoDb, String table, Duration retention) {
    this.table = new StoreTable(dynamoDb, table);
    this.items = new PaymentItem(retention);
  }

  @Override
  public Insertion insert(Payment payment) {
    return table
        .insert(items.write(payment))
        .map(PaymentItem::read)
        .<Insertion>map(Insertion.AlreadyExists::new)
        .orElseGet(Insertion.Inserted::new);
  }

  @Override
  public Optional<Payment> find(PaymentId id) {
    return table.find(PaymentItem.key(id)).map(PaymentItem::read);
  }

  @Override
  public Replacement replace(Payment next) {
    return table
        .replace("payment is stored as " + next.id(), next.version(), items.write(next))
        .map(PaymentItem::read)
        .<Replacement>map(Replacement.Overtaken::new)
        .orElseGet(Replacement.Replaced::new);
  }
}
