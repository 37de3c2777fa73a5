package io.paykkaserverless.aws.confirm;

import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.core.card.Sensitive;

/** What fields about cards must be, wherever cards are taken. */
public final class CardFieldTypes {

  private static final int HOLDER_LENGTH_MAX = 64;

  private CardFieldTypes() {}

  /** The name on a card. A number in its place is a mistake that must not travel on. */
  public static FieldType<Sensitive> holderName() {
    return notInClear("a name of 1 to " + HOLDER_LENGTH_MAX + " characters", HOLDER_LENGTH_MAX);
  }

  /** Text that stays in memory and is no card data in clear: not of digits alone. */
  public static FieldType<Sensitive> notInClear(String wants, int lengthMax) {
    return FieldType.parsed(
        wants,
        lengthMax,
        text -> {
          if (isInClear(text)) {
            throw new IllegalArgumentException("in clear");
          }
          return Sensitive.of(text);
        });
  }

  /** Whether text looks like a card number, an expiry date or a security code. */
  public static boolean isInClear(String text) {
    return text.chars().allMatch(c -> Character.isDigit(c) || c == ' ' || c == '-' || c == '/');
  }
}
