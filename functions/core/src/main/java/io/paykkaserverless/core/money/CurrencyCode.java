package io.paykkaserverless.core.money;

import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;

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

  /**
   * The code of a currency that some country pays in today. What was stored may be older: a payment
   * outlives a country's move to the euro.
   *
   * @throws IllegalArgumentException where {@code code} is none
   */
  public static CurrencyCode inUse(String code) {
    CurrencyCode currency = new CurrencyCode(code);
    if (!isInUse(code)) {
      throw new IllegalArgumentException("not a currency of today: " + code);
    }
    return currency;
  }

  /** How many decimal digits the minor unit has: JPY 0, EUR 2, KWD 3. */
  public int exponent() {
    return exponentOf(code);
  }

  private static boolean isInUse(String code) {
    return Arrays.stream(Locale.getISOCountries())
        .map(country -> Currency.getInstance(Locale.of("", country)))
        .anyMatch(currency -> currency != null && currency.getCurrencyCode().equals(code));
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
