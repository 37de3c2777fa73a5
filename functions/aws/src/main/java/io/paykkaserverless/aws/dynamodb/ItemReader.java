package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.payment.Fingerprint;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
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
   * What {@code read} makes of a whole item.
   *
   * @throws UnreadableItem naming the item by its partition key
   */
  static <T> T read(Map<String, AttributeValue> attributes, Function<ItemReader, T> read) {
    String name = new ItemReader("?", "", attributes).text(ItemKeys.PARTITION_KEY);
    try {
      return read.apply(new ItemReader(name, "", attributes));
    } catch (IllegalArgumentException e) {
      throw new UnreadableItem(name, e);
    }
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

  /** Zero where the attribute is absent. */
  long numberOrZero(String name) {
    return has(name) ? number(name) : 0;
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

  Fingerprint fingerprint(String name) {
    return bytes(name, hash -> new Fingerprint(HexFormat.of().formatHex(hash)));
  }

  /** The map inside; one that holds nothing where the attribute is absent. */
  ItemReader map(String name) {
    if (!has(name)) {
      return new ItemReader(item, path + name + ".", Map.of());
    }
    return inner(name, required(name));
  }

  /** The numbers in order; none where the attribute is absent. */
  List<Integer> numbers(String name) {
    List<Integer> values = new ArrayList<>();
    for (AttributeValue element : elements(name)) {
      String here = name + "[" + values.size() + "]";
      values.add(parsed(here, typed(here, element.n(), "a number"), Integer::valueOf));
    }
    return values;
  }

  /** The elements in order; none where the attribute is absent. */
  <T> List<T> list(String name, Function<ItemReader, T> read) {
    List<T> values = new ArrayList<>();
    for (AttributeValue element : elements(name)) {
      values.add(read.apply(inner(name + "[" + values.size() + "]", element)));
    }
    return values;
  }

  private List<AttributeValue> elements(String name) {
    if (!has(name)) {
      return List.of();
    }
    if (!required(name).hasL()) {
      throw unreadable(name, "is not a list");
    }
    return required(name).l();
  }

  private ItemReader inner(String here, AttributeValue value) {
    if (!value.hasM()) {
      throw unreadable(here, "is not a map");
    }
    return new ItemReader(item, path + here + ".", value.m());
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
