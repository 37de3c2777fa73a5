package io.paykkaserverless.core.payment;

import java.util.regex.Pattern;

/**
 * The merchant's account at PayKKa, PayKKa's {@code merchant_id}.
 *
 * @param value 1 to 32 letters or digits; samples have 14 digits
 */
public record MerchantId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{1,32}");

  public MerchantId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("merchant id must be 1 to 32 letters or digits: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
