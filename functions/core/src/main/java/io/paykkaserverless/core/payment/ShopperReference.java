package io.paykkaserverless.core.payment;

/**
 * The merchant's own name for a shopper, PayKKa's {@code shopper_reference}. Stored cards and
 * agreements belong to it.
 *
 * @param value 1 to 64 characters without control characters
 */
public record ShopperReference(String value) {

  private static final int LENGTH_MAX = 64;

  public ShopperReference {
    if (value.isBlank()
        || value.length() > LENGTH_MAX
        || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a shopper reference has 1 to 64 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
