package io.paykkaserverless.runner.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DynamoDB table.
 *
 * @param id its logical id, and its name on this machine
 * @param attributes type by name of every attribute that is part of a key: S, N or B
 * @param key its primary key
 * @param indexes its global secondary indexes
 * @param ttlAttribute the attribute that says when an item ends, in epoch seconds
 */
public record TableDefinition(
    String id,
    Map<String, String> attributes,
    Key key,
    List<Index> indexes,
    Optional<String> ttlAttribute) {

  public TableDefinition {
    attributes = Map.copyOf(attributes);
    indexes = List.copyOf(indexes);
  }

  /**
   * A key.
   *
   * @param partition the attribute that decides where an item lies
   * @param sort the attribute that orders items of one partition
   */
  public record Key(String partition, Optional<String> sort) {}

  /**
   * A global secondary index.
   *
   * @param name its name
   * @param key its key
   * @param projection {@code KEYS_ONLY} or {@code ALL}
   */
  public record Index(String name, Key key, String projection) {}
}
