package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.AgreementStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Keeps agreements in the payments' table, one item each, every change one conditional write.
 *
 * <p>An agreement stays as long as it may be charged again, and the retention longer once it is
 * over. An item of another form throws an {@link UnreadableItem}.
 */
public final class DynamoAgreementStore implements AgreementStore {

  private final StoreTable table;
  private final AgreementItem items;

  /**
   * A store on one table.
   *
   * @param table the table's name
   * @param retention how long an agreement that is over is kept, by the table's {@code ttl}
   * @param clock tells when that was written
   */
  public DynamoAgreementStore(
      DynamoDbClient dynamoDb, String table, Duration retention, InstantSource clock) {
    this.table = new StoreTable(dynamoDb, table);
    this.items = new AgreementItem(retention, clock);
  }

  @Override
  public void insertUnlessPresent(Agreement agreement) {
    table.insert(items.write(agreement));
  }

  @Override
  public Optional<Agreement> find(AgreementId id) {
    return table.find(AgreementItem.key(id)).map(AgreementItem::read);
  }

  @Override
  public Optional<Agreement> replace(Agreement next) {
    return table
        .replace("agreement is stored as " + next.id(), next.version(), items.write(next))
        .map(AgreementItem::read);
  }
}
