package io.paykkaserverless.core.card;

/**
 * PayKKa's name for a card it stores, {@code token}. Worth nothing without the merchant's signing
 * key, so it may be kept.
 *
 * @param value 1 to 64 letters, digits, dashes or underscores, but no card number; samples have
 *     {@code TK} and digits
 */
public record CardToken(String value) implements PaymentInstrument {

  private static final int LENGTH_MAX = 64;

  public CardToken {
    // A caller who mistakes the one for the other must not have a card number looked up and kept.
    if (!isToken(value) || CardNumbers.hasAny(value)) {
      throw new IllegalArgumentException("not a PayKKa token");
    }
  }

  @Override
  public PaymentMethod method() {
    return PaymentMethod.BANKCARD;
  }

  private static boolean isToken(String value) {
    return !value.isEmpty()
        && value.length() <= LENGTH_MAX
        && value
            .chars()
            .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
  }

  @Override
  public String toString() {
    return value;
  }
}
