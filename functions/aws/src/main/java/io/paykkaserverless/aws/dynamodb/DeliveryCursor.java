package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.DeliveryStore.Filter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a page of deliveries begins: in the table, or in one shard of the index {@link
 * DeliveryItem#UNDELIVERED}.
 *
 * @param part which shard, or {@link #TABLE}
 * @param after the key after which the page begins: of the table, and in a shard the time as well;
 *     empty for the part's beginning
 */
record DeliveryCursor(String part, List<String> after) {

  private static final String TABLE = "t";

  private static final List<String> SHARDS =
      IntStream.range(0, ItemKeys.SHARDS)
          .mapToObj(shard -> DeliveryItem.UNDELIVERED_PREFIX + shard)
          .toList();

  private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

  /** Longer than any that is handed out. */
  private static final int LENGTH_MAX = 1024;

  private static final String SEPARATOR = "\n";

  /** The beginning of all that {@code filter} may select. */
  static DeliveryCursor first(Filter filter) {
    return new DeliveryCursor(filter.undeliveredOnly() ? SHARDS.getFirst() : TABLE, List.of());
  }

  /**
   * The cursor that {@link #text} wrote. DynamoDB refuses a key that is not in what it is asked to
   * read; as this comes from outside, such a key is refused here. But one that lies before {@code
   * filter} begins stands for the beginning of its part: where the filter moves on with the clock,
   * it is overtaken while somebody reads page by page.
   *
   * @throws IllegalArgumentException where it is none, or none for {@code filter}
   */
  static DeliveryCursor parse(String text, Filter filter) {
    if (text.length() > LENGTH_MAX) {
      throw notOurs();
    }
    byte[] decoded = Base64.getUrlDecoder().decode(text);
    List<String> fields = List.of(new String(decoded, StandardCharsets.UTF_8).split(SEPARATOR, -1));
    DeliveryCursor cursor = new DeliveryCursor(fields.getFirst(), fields.subList(1, fields.size()));
    boolean fits = filter.undeliveredOnly() ? cursor.isInShard(filter) : cursor.isKeyInTable();
    if (!fits || !cursor.text().equals(text)) {
      throw notOurs();
    }
    return cursor.isOvertaken(filter) ? new DeliveryCursor(cursor.part, List.of()) : cursor;
  }

  /** As it is handed out. */
  String text() {
    String fields = String.join(SEPARATOR, Stream.concat(Stream.of(part), after.stream()).toList());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(fields.getBytes(StandardCharsets.UTF_8));
  }

  boolean isInTable() {
    return part.equals(TABLE);
  }

  /** Further on in the same part: after an item of it, or a key that DynamoDB named. */
  DeliveryCursor after(Map<String, AttributeValue> item) {
    String partition = attribute(item, ItemKeys.PARTITION_KEY).s();
    String sort = attribute(item, ItemKeys.SORT_KEY).s();
    return new DeliveryCursor(
        part,
        isInTable()
            ? List.of(partition, sort)
            : List.of(partition, sort, attribute(item, DeliveryItem.ANNOUNCED_AT).n()));
  }

  /** The beginning of the next part, if there is one. */
  Optional<DeliveryCursor> nextPart() {
    int next = SHARDS.indexOf(part) + 1;
    return isInTable() || next == SHARDS.size()
        ? Optional.empty()
        : Optional.of(new DeliveryCursor(SHARDS.get(next), List.of()));
  }

  /** The key after which to read, as DynamoDB wants it; empty for the part's beginning. */
  Map<String, AttributeValue> startKey() {
    if (after.isEmpty()) {
      return Map.of();
    }
    Map<String, AttributeValue> key = new HashMap<>(ItemKeys.key(after.get(0), after.get(1)));
    if (!isInTable()) {
      key.put(DeliveryItem.UNDELIVERED, AttributeValue.fromS(part));
      key.put(DeliveryItem.ANNOUNCED_AT, AttributeValue.fromN(Long.toString(announcedAt())));
    }
    return key;
  }

  private boolean isKeyInTable() {
    return isInTable() && after.size() == 2 && after.stream().noneMatch(String::isEmpty);
  }

  private boolean isInShard(Filter filter) {
    if (!SHARDS.contains(part) || after.isEmpty()) {
      return SHARDS.contains(part);
    }
    if (after.size() != 3) {
      return false;
    }
    DeliveryId id = DeliveryItem.id(after.get(0), after.get(1));
    return DeliveryItem.undeliveredShard(id).equals(part) && announcedAt() <= millis(filter.to());
  }

  private boolean isOvertaken(Filter filter) {
    return !isInTable() && !after.isEmpty() && announcedAt() < millis(filter.from());
  }

  private long announcedAt() {
    return Long.parseLong(after.get(2));
  }

  /** In epoch milliseconds; the first or last there is for a moment that is far off. */
  static long millis(Instant moment) {
    if (moment.isBefore(FIRST)) {
      return Long.MIN_VALUE;
    }
    return moment.isAfter(LAST) ? Long.MAX_VALUE : moment.toEpochMilli();
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name));
  }

  private static IllegalArgumentException notOurs() {
    return new IllegalArgumentException("not where a page of deliveries begins");
  }
}
