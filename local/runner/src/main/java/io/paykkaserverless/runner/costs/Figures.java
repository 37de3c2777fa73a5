package io.paykkaserverless.runner.costs;

import io.paykkaserverless.json.JsonNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Figures as people read them: {@code 12,345.6}, {@code 0.05}. */
final class Figures {

  private static final BigDecimal TEN = BigDecimal.TEN;

  private Figures() {}

  /** Dollars and cents. */
  static String usd(BigDecimal amount) {
    return format("#,##0.00", amount);
  }

  /** Whole from ten on, else with what counts. */
  static String count(BigDecimal units) {
    return format(units.compareTo(TEN) < 0 ? "#,##0.##" : "#,##0", units);
  }

  /** With all that it has, as counted. */
  static String exact(BigDecimal units) {
    return format("#,##0.###", units);
  }

  /** For programs. */
  static JsonNumber plain(BigDecimal number) {
    return new JsonNumber(number.toPlainString());
  }

  private static String format(String pattern, BigDecimal number) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(number);
  }
}
