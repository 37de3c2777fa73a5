package io.paykkaserverless.core.money;

import java.util.Currency;

/**
 * An ISO 4217 alphabetic code of a currency that people pay in.
 *
 * <p>Refuses codes ISO 4217 does not list and those without a minor unit (gold, test codes). The
 * exponents are the JDK's copy of ISO 4217 list one.
 *
 * @param code three upper-case letters, for example {@code EUR}
 */
public record CurrencyCode(String code) {

  public CurrencyCode {
    if (exponentOf(code) < 0) {
      throw new IllegalArgumentException("not a currency that can be paid in: " + code);
    }
  }

  /** How many decimal digits the minor unit has: JPY 0, EUR 2, KWD 3. */
  public int exponent() {
    return exponentOf(code);
  }

  private static int exponentOf(String code) {
    try {
      return Currency.getInstance(code).getDefaultFractionDigits();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not an ISO 4217 currency code: " + code, e);
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
