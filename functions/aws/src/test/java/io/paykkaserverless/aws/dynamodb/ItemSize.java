package io.paykkaserverless.aws.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How many bytes DynamoDB bills for an item ("DynamoDB item sizes and formats" in the developer
 * guide): names and text in UTF-8, two digits of a number per byte and one more, a byte per boolean
 * and per element, three per list or map.
 */
final class ItemSize {

  private ItemSize() {}

  static int bytes(Map<String, AttributeValue> attributes) {
    return attributes.entrySet().stream()
        .mapToInt(entry -> utf8(entry.getKey()) + bytes(entry.getValue()))
        .sum();
  }

  private static int bytes(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> (value.n().length() + 1) / 2 + 1;
      case B -> value.b().asByteArrayUnsafe().length;
      case BOOL, NUL -> 1;
      case L -> 3 + value.l().stream().mapToInt(element -> 1 + bytes(element)).sum();
      case M -> 3 + value.m().size() + bytes(value.m());
      case SS, NS, BS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("payment items hold no " + value.type());
    };
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
