package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.payment.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Builds the attributes of an item. What is absent, false or empty takes no attribute at all:
 * DynamoDB bills by the byte.
 */
final class ItemWriter {

  private final Map<String, AttributeValue> attributes = new HashMap<>();

  ItemWriter text(String name, String value) {
    attributes.put(name, AttributeValue.fromS(value));
    return this;
  }

  ItemWriter text(String name, Optional<String> value) {
    return value.isPresent() ? text(name, value.get()) : this;
  }

  /** An enum by its name, and nothing where it is the usual one. */
  <E extends Enum<E>> ItemWriter unlessUsual(String name, E value, E usual) {
    return value == usual ? this : text(name, value.name());
  }

  ItemWriter number(String name, long value) {
    attributes.put(name, AttributeValue.fromN(Long.toString(value)));
    return this;
  }

  ItemWriter numberUnlessZero(String name, long value) {
    return value == 0 ? this : number(name, value);
  }

  /** Refuses a time finer than a millisecond: it would be read back as another one. */
  ItemWriter time(String name, Instant value) {
    long epochMillis = value.toEpochMilli();
    if (!value.equals(Instant.ofEpochMilli(epochMillis))) {
      throw new IllegalArgumentException("times are stored to the millisecond, was " + value);
    }
    return number(name, epochMillis);
  }

  ItemWriter time(String name, Optional<Instant> value) {
    return value.isPresent() ? time(name, value.get()) : this;
  }

  /** In milliseconds; refuses a duration finer than that. */
  ItemWriter duration(String name, Duration value) {
    long millis = value.toMillis();
    if (!value.equals(Duration.ofMillis(millis))) {
      throw new IllegalArgumentException("durations are stored to the millisecond, was " + value);
    }
    return number(name, millis);
  }

  ItemWriter flag(String name, boolean value) {
    if (value) {
      attributes.put(name, AttributeValue.fromBool(true));
    }
    return this;
  }

  ItemWriter bytes(String name, byte[] value) {
    attributes.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
    return this;
  }

  /** As 32 bytes, which take half of what their digits would. */
  ItemWriter fingerprint(String name, Fingerprint value) {
    return bytes(name, HexFormat.of().parseHex(value.value()));
  }

  ItemWriter numbers(String name, List<Integer> values) {
    if (!values.isEmpty()) {
      attributes.put(
          name,
          AttributeValue.fromL(
              values.stream().map(value -> AttributeValue.fromN(value.toString())).toList()));
    }
    return this;
  }

  /** Enters the sweep's index; stays out of it where nothing is ever due. */
  ItemWriter due(String shard, Optional<Instant> at) {
    return at.isPresent() ? text(ItemKeys.DUE_SHARD, shard).time(ItemKeys.DUE_AT, at.get()) : this;
  }

  /** Enters the index of unresolved payments; stays out of it where nothing is unresolved. */
  ItemWriter unresolved(String shard, Optional<Instant> since) {
    return since.isPresent()
        ? text(ItemKeys.UNRESOLVED, shard).time(ItemKeys.UNRESOLVED_AT, since.get())
        : this;
  }

  /** A map inside the item. */
  ItemWriter map(String name, Consumer<ItemWriter> write) {
    ItemWriter inner = new ItemWriter();
    write.accept(inner);
    if (!inner.attributes.isEmpty()) {
      attributes.put(name, AttributeValue.fromM(inner.attributes));
    }
    return this;
  }

  <T> ItemWriter list(String name, List<T> values, BiConsumer<ItemWriter, T> write) {
    List<AttributeValue> elements = new ArrayList<>();
    for (T value : values) {
      ItemWriter element = new ItemWriter();
      write.accept(element, value);
      elements.add(AttributeValue.fromM(element.attributes));
    }
    if (!elements.isEmpty()) {
      attributes.put(name, AttributeValue.fromL(elements));
    }
    return this;
  }

  Map<String, AttributeValue> build() {
    return attributes;
  }
}
