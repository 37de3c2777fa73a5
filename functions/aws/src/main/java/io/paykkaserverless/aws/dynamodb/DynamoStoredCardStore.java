package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.storedcard.StoredCard;
import io.paykkaserverless.core.storedcard.StoredCardStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keeps stored cards in the payments' table, one item each.
 *
 * <p>A card stays as long as it may be used, and the retention longer once it is removed. An item
 * of another form throws an {@link UnreadableItem}.
 */
public final class DynamoStoredCardStore implements StoredCardStore {

  /** Known, and not at the last of its states. */
  private static final String MAY_GO_ON =
      "attribute_exists(%1$s) AND %1$s <> :last".formatted(StoredCardItem.STATE);

  private static final Map<String, AttributeValue> LAST_STATE =
      Map.of(":last", AttributeValue.fromS(StoredCard.State.REMOVED.name()));

  private final StoreTable table;
  private final StoredCardItem items;

  /**
   * A store on one table.
   *
   * @param table the table's name
   * @param retention how long a removed card is remembered, by the table's {@code ttl}
   * @param clock tells when its removal was written
   */
  public DynamoStoredCardStore(
      DynamoDbClient dynamoDb, String table, Duration retention, InstantSource clock) {
    this.table = new StoreTable(dynamoDb, table);
    this.items = new StoredCardItem(retention, clock);
  }

  @Override
  public void insertUnlessPresent(StoredCard card) {
    table.insert(items.write(card));
  }

  @Override
  public Optional<StoredCard> find(CardToken token) {
    return table.find(StoredCardItem.key(token)).map(StoredCardItem::read);
  }

  @Override
  public void update(StoredCard card) {
    table.putIf(MAY_GO_ON, LAST_STATE, items.write(card));
  }
}
