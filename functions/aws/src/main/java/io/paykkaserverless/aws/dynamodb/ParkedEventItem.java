package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.parked.EventBody;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedEventId;
import io.paykkaserverless.core.parked.ParkedReason;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A parked event as a DynamoDB item and back, in the manner of {@link PaymentItem}. */
final class ParkedEventItem {

  /** Keeps parked events apart from payments and agreements in the sweep's index. */
  static final String DUE_PREFIX = "e";

  /** Both the name of the index that lists all parked events and the one partition of it. */
  static final String INDEX = "parked";

  static final String LIST = "parked";
  static final String PARKED_AT = "parked_at";
  static final String TRIES = "n";

  private static final String PARTITION_PREFIX = "parked#";
  private static final String SORT_KEY_VALUE = "parked";

  private ParkedEventItem() {}

  /** The primary key of an event's item. */
  static Map<String, AttributeValue> key(ParkedEventId id) {
    return ItemKeys.key(PARTITION_PREFIX + id.value(), SORT_KEY_VALUE);
  }

  /** The whole item. DynamoDB may delete it once the event need not be kept any more. */
  static Map<String, AttributeValue> write(ParkedEvent event) {
    String id = event.id().value();
    return new ItemWriter()
        .text(ItemKeys.PARTITION_KEY, PARTITION_PREFIX + id)
        .text(ItemKeys.SORT_KEY, SORT_KEY_VALUE)
        .text(LIST, LIST)
        .time(PARKED_AT, event.parkedAt())
        .due(ItemKeys.shard(DUE_PREFIX, id), event.dueAt())
        .number(ItemKeys.TTL, event.parkedAt().plus(ParkedEvent.KEPT).getEpochSecond())
        .text("ki", event.kind())
        .text("re", event.reason().name())
        .text("su", event.subject())
        .bytes("b", event.body().bytes())
        .number(TRIES, event.tries())
        .build();
  }

  /**
   * The event that {@code attributes} hold.
   *
   * @throws UnreadableItem naming the first attribute that is not as {@link #write} leaves it
   */
  static ParkedEvent read(Map<String, AttributeValue> attributes) {
    return ItemReader.read(
        attributes,
        item ->
            new ParkedEvent(
                item.text("ki"),
                item.text("re", ParkedReason::valueOf),
                item.text("su"),
                item.bytes("b", EventBody::of),
                item.time(PARKED_AT),
                item.smallNumber(TRIES),
                item.optionalTime(ItemKeys.DUE_AT)));
  }

  /** The event that a partition key belongs to. */
  static ParkedEventId id(String partition) {
    if (!partition.startsWith(PARTITION_PREFIX)) {
      throw new IllegalArgumentException("not a parked event's key");
    }
    return new ParkedEventId(partition.substring(PARTITION_PREFIX.length()));
  }
}
