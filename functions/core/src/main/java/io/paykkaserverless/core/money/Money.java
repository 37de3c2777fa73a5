package io.paykkaserverless.core.money;

import java.math.BigDecimal;

/**
 * An exact amount: whole minor units of one currency. Never a floating point number.
 *
 * @param minor amount in the currency's minor unit (cents, yen, fils), 0 to {@link #MINOR_MAX}
 * @param currency the currency that gives the unit its size
 */
public record Money(long minor, CurrencyCode currency) {

  /** Twelve digits, the size of ISO 8583 field 4 that every card network carries. */
  public static final long MINOR_MAX = 999_999_999_999L;

  public Money {
    if (minor < 0 || minor > MINOR_MAX) {
      throw new IllegalArgumentException(
          "amount must be 0 to " + MINOR_MAX + " minor units, was " + minor);
    }
  }

  /** For example {@code Money.of(1250, "EUR")}, twelve euros fifty. */
  public static Money of(long minor, String currency) {
    return new Money(minor, new CurrencyCode(currency));
  }

  public boolean isPositive() {
    return minor > 0;
  }

  /** For people: {@code 12.50 EUR}, {@code 1000 JPY}, {@code 1.234 KWD}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(minor, currency.exponent()).toPlainString() + " " + currency;
  }
}
