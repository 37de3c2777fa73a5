package io.paykkaserverless.core.payment;

/**
 * The merchant's account at PayKKa, PayKKa's {@code merchant_id}.
 *
 * @param value 1 to 32 letters or digits; samples have 14 digits
 */
public record MerchantId(String value) {

  public MerchantId {
    if (!value.matches("[A-Za-z0-9]{1,32}")) {
      throw new IllegalArgumentException("merchant id must be 1 to 32 letters or digits: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
