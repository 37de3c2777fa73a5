package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.payment.ShopperReference;
import io.paykkaserverless.core.storedcard.StoredCard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A stored card as a DynamoDB item and back, in the manner of {@link PaymentItem}. */
final class StoredCardItem {

  static final String STATE = "st";

  private static final String PARTITION_PREFIX = "token#";
  private static final String SORT_KEY_VALUE = "token";

  private final Duration retention;
  private final InstantSource clock;

  /**
   * Items that DynamoDB may delete a while after their card was removed.
   *
   * @param retention how long to keep them
   */
  StoredCardItem(Duration retention, InstantSource clock) {
    this.retention = retention;
    this.clock = clock;
  }

  /** The primary key of a card's item. */
  static Map<String, AttributeValue> key(CardToken token) {
    return ItemKeys.key(PARTITION_PREFIX + token.value(), SORT_KEY_VALUE);
  }

  /** The whole item. */
  Map<String, AttributeValue> write(StoredCard card) {
    ItemWriter item = new ItemWriter();
    item.text(ItemKeys.PARTITION_KEY, PARTITION_PREFIX + card.token().value())
        .text(ItemKeys.SORT_KEY, SORT_KEY_VALUE)
        .text("sr", card.shopper().value())
        .time("sa", card.storedAt())
        .text(STATE, card.state().name());
    CardItem.write(item, card.card());
    if (card.state() == StoredCard.State.REMOVED) {
      item.number(ItemKeys.TTL, clock.instant().plus(retention).getEpochSecond());
    }
    return item.build();
  }

  /**
   * The card that {@code attributes} hold.
   *
   * @throws UnreadableItem naming the first attribute that is not as {@link #write} leaves it
   */
  static StoredCard read(Map<String, AttributeValue> attributes) {
    return ItemReader.read(
        attributes,
        item ->
            new StoredCard(
                item.text(ItemKeys.PARTITION_KEY, StoredCardItem::token),
                item.text("sr", ShopperReference::new),
                CardItem.read(item),
                item.time("sa"),
                item.text(STATE, StoredCard.State::valueOf)));
  }

  private static CardToken token(String partition) {
    if (!partition.startsWith(PARTITION_PREFIX)) {
      throw new IllegalArgumentException("not a stored card's key");
    }
    return new CardToken(partition.substring(PARTITION_PREFIX.length()));
  }
}
