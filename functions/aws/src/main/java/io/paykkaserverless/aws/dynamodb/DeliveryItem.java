package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.notification.OutboxOwner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A delivery as a DynamoDB item and back, in the manner of {@link PaymentItem}. It has its owner's
 * partition key, and a sort key that begins like those of the same message's other deliveries.
 */
final class DeliveryItem {

  /** Keeps deliveries apart from payments, agreements and parked events in the sweep's index. */
  static final String DUE_PREFIX = "n";

  /** The index of what was not accepted, and the attribute that says in which shard of it. */
  static final String UNDELIVERED = "undelivered";

  /** The shards are {@code u0} to {@code u7}. */
  static final String UNDELIVERED_PREFIX = "u";

  static final String ANNOUNCED_AT = "announced_at";

  /** What the sort key of every delivery begins with. */
  static final String SORT_PREFIX = "delivery#";

  private static final Pattern SORT_KEY = Pattern.compile(SORT_PREFIX + "([0-9]{6,9})#(.+)");

  private final Duration retention;
  private final InstantSource clock;

  /**
   * Items that DynamoDB may delete a while after they were written.
   *
   * @param retention how long to keep them
   */
  DeliveryItem(Duration retention, InstantSource clock) {
    this.retention = retention;
    this.clock = clock;
  }

  /** The primary key of a delivery's item. */
  static Map<String, AttributeValue> key(DeliveryId id) {
    return ItemKeys.key(partition(id.notification().owner()), sortKey(id));
  }

  /** The partition key of an owner's deliveries: the owner's own. */
  static String partition(OutboxOwner owner) {
    return owner.text();
  }

  /** What the sort keys of one message's deliveries begin with; they end with the endpoint. */
  static String sortPrefix(NotificationId notification) {
    return String.format(Locale.ROOT, "%s%06d#", SORT_PREFIX, notification.sequence());
  }

  /** The shard of the index {@link #UNDELIVERED} that {@code id} is in, while it is in it. */
  static String undeliveredShard(DeliveryId id) {
    return ItemKeys.shard(UNDELIVERED_PREFIX, id.toString());
  }

  /** The whole item. */
  Map<String, AttributeValue> write(Delivery delivery) {
    DeliveryId id = delivery.id();
    ItemWriter item = new ItemWriter();
    item.text(ItemKeys.PARTITION_KEY, partition(id.notification().owner()))
        .text(ItemKeys.SORT_KEY, sortKey(id))
        .number(ItemKeys.VERSION, delivery.version())
        .due(ItemKeys.shard(DUE_PREFIX, id.toString()), delivery.dueAt())
        .number(ItemKeys.TTL, clock.instant().plus(retention).getEpochSecond());
    if (delivery.state() != DeliveryState.DELIVERED) {
      item.text(UNDELIVERED, undeliveredShard(id));
    }
    DeliveryAttemptItem attempts = new DeliveryAttemptItem();
    return item.text("y", delivery.type().name())
        .time(ANNOUNCED_AT, delivery.announcedAt())
        .text("s", delivery.state().name())
        .numberUnlessZero("r", delivery.round())
        .numberUnlessZero("n", delivery.tries())
        .time("x", delivery.nextTryAt())
        .time("m", delivery.missedAt())
        .list("a", delivery.attempts(), attempts::write)
        .build();
  }

  /**
   * The delivery that {@code attributes} hold.
   *
   * @throws UnreadableItem naming the first attribute that is not as {@link #write} leaves it
   */
  static Delivery read(Map<String, AttributeValue> attributes) {
    return ItemReader.read(attributes, DeliveryItem::read);
  }

  /** Whose delivery an item is, told by its primary key alone. */
  static DeliveryId id(ItemReader item) {
    OutboxOwner owner = item.text(ItemKeys.PARTITION_KEY, DeliveryItem::owner);
    return item.text(ItemKeys.SORT_KEY, sortKey -> id(owner, sortKey));
  }

  /**
   * Whose delivery has this primary key.
   *
   * @throws IllegalArgumentException where none has
   */
  static DeliveryId id(String partition, String sortKey) {
    return id(owner(partition), sortKey);
  }

  private static Delivery read(ItemReader item) {
    DeliveryAttemptItem attempts = new DeliveryAttemptItem();
    return new Delivery(
        id(item),
        item.number(ItemKeys.VERSION),
        item.text("y", NotificationType::valueOf),
        item.time(ANNOUNCED_AT),
        item.text("s", DeliveryState::valueOf),
        Math.toIntExact(item.numberOrZero("r")),
        Math.toIntExact(item.numberOrZero("n")),
        item.time("x"),
        item.time("m"),
        item.list("a", attempts::read));
  }

  private static String sortKey(DeliveryId id) {
    return sortPrefix(id.notification()) + id.endpoint();
  }

  private static OutboxOwner owner(String partition) {
    return OutboxOwner.parse(partition)
        .orElseThrow(() -> new IllegalArgumentException("no delivery's partition key"));
  }

  private static DeliveryId id(OutboxOwner owner, String sortKey) {
    Matcher form = SORT_KEY.matcher(sortKey);
    if (!form.matches()) {
      throw new IllegalArgumentException("no delivery's sort key");
    }
    return new DeliveryId(
        new NotificationId(owner, Integer.parseInt(form.group(1))),
        new EndpointName(form.group(2)));
  }
}
