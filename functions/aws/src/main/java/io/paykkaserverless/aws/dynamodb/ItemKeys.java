package io.paykkaserverless.aws.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes that the table and its index know by name; every other one is an item's own. */
final class ItemKeys {

  static final String PARTITION_KEY = "pk";
  static final String SORT_KEY = "sk";
  static final String VERSION = "v";

  /** Both present only while something needs another look: the keys of the sweep's index. */
  static final String DUE_SHARD = "due_shard";

  static final String DUE_AT = "due_at";

  /** Both present only while a payment is unresolved: the keys of an index of those. */
  static final String UNRESOLVED = "unresolved";

  static final String UNRESOLVED_AT = "unresolved_at";

  /** In epoch seconds, as DynamoDB wants it. */
  static final String TTL = "ttl";

  /**
   * Spreads each kind of item over this many partitions of an index. In the sweep's, payments are
   * in {@code 0} to {@code 7}, agreements in {@code a0} to {@code a7}, parked events in {@code e0}
   * to {@code e7} and deliveries in {@code n0} to {@code n7}. Who reads an index reads each of
   * them.
   */
  static final int SHARDS = 8;

  private ItemKeys() {}

  /** The primary key of an item. */
  static Map<String, AttributeValue> key(String partition, String sort) {
    return new ItemWriter().text(PARTITION_KEY, partition).text(SORT_KEY, sort).build();
  }

  /** The shard that {@code id} is always in. */
  static String shard(String prefix, String id) {
    return prefix + Math.floorMod(id.hashCode(), SHARDS);
  }
}
