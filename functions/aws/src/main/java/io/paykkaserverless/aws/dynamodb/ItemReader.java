package io.paykkaserverless.aws.dynamodb;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the attributes of an item, or of a map inside it. Whatever is missing, of another type or
 * not acceptable throws an {@link UnreadableItem} that names it by its path, such as {@code
 * at[0].st}.
 */
final class ItemReader {

  private final String item;
  private final String path;
  private final Map<String, AttributeValue> attributes;

  /**
   * Reads a whole item.
   *
   * @param item what to call it in errors
   */
  ItemReader(String item, Map<String, AttributeValue> attributes) {
    this(item, "", attributes);
  }

  private ItemReader(String item, String path, Map<String, AttributeValue> attributes) {
    this.item = item;
    this.path = path;
    this.attributes = attributes;
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  String text(String name) {
    return typed(name, required(name).s(), "text");
  }

  <T> T text(String name, Function<String, T> parse) {
    return parsed(name, text(name), parse);
  }

  <T> Optional<T> optional(String name, Function<String, T> parse) {
    return has(name) ? Optional.of(text(name, parse)) : Optional.empty();
  }

  long number(String name) {
    return number(name, value -> value);
  }

  <T> T number(String name, LongFunction<T> make) {
    String digits = typed(name, required(name).n(), "a number");
    return parsed(name, digits, text -> make.apply(Long.parseLong(text)));
  }

  int smallNumber(String name) {
    return number(name, Math::toIntExact);
  }

  Instant time(String name) {
    return number(name, Instant::ofEpochMilli);
  }

  Optional<Instant> optionalTime(String name) {
    return has(name) ? Optional.of(time(name)) : Optional.empty();
  }

  /** True where it was written, false where the attribute is absent. */
  boolean flag(String name) {
    return has(name) && typed(name, required(name).bool(), "a boolean");
  }

  <T> T bytes(String name, Function<byte[], T> parse) {
    SdkBytes bytes = typed(name, required(name).b(), "binary");
    return parsed(name, bytes.asByteArray(), parse);
  }

  /** The elements in order; none where the attribute is absent. */
  <T> List<T> list(String name, Function<ItemReader, T> read) {
    List<T> values = new ArrayList<>();
    if (!has(name)) {
      return values;
    }
    if (!required(name).hasL()) {
      throw unreadable(name, "is not a list");
    }
    for (AttributeValue element : required(name).l()) {
      String here = name + "[" + values.size() + "]";
      if (!element.hasM()) {
        throw unreadable(here, "is not a map");
      }
      values.add(read.apply(new ItemReader(item, path + here + ".", element.m())));
    }
    return values;
  }

  private AttributeValue required(String name) {
    AttributeValue value = attributes.get(name);
    if (value == null) {
      throw unreadable(name, "is missing");
    }
    return value;
  }

  private <T> T typed(String name, @Nullable T value, String type) {
    if (value == null) {
      throw unreadable(name, "is not " + type);
    }
    return value;
  }

  private <V, T> T parsed(String name, V value, Function<V, T> parse) {
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException _) {
      // The cause quotes the value, which may be a person's.
      throw unreadable(name, "holds a value that this version never writes");
    }
  }

  private UnreadableItem unreadable(String name, String problem) {
    return new UnreadableItem(item, path + name, problem);
  }
}
