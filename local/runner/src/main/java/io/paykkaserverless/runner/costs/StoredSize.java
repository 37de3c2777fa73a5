package io.paykkaserverless.runner.costs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How large DynamoDB bills an item (DynamoDB developer guide, "DynamoDB Item sizes and formats",
 * and 100 bytes for each item as in "Estimating storage").
 */
final class StoredSize {

  private static final int ITEM = 100;
  private static final int CONTAINER = 3;

  private StoredSize() {}

  /** In bytes. */
  static long of(Map<String, AttributeValue> item) {
    return ITEM + fields(item);
  }

  private static long fields(Map<String, AttributeValue> fields) {
    return fields.entrySet().stream()
        .mapToLong(field -> utf8(field.getKey()) + value(field.getValue()))
        .sum();
  }

  private static long value(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> number(value.n());
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> texts(value.ss());
      case NS -> value.ns().stream().mapToLong(StoredSize::number).sum();
      case BS -> value.bs().stream().mapToLong(bytes -> bytes.asByteArrayUnsafe().length).sum();
      case L -> CONTAINER + value.l().stream().mapToLong(element -> 1 + value(element)).sum();
      case M -> CONTAINER + value.m().size() + fields(value.m());
      case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> 1;
    };
  }

  private static long texts(List<String> texts) {
    return texts.stream().mapToLong(StoredSize::utf8).sum();
  }

  /** A byte for each two digits, and one. */
  private static long number(String digits) {
    return digits.length() / 2 + 1L;
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
