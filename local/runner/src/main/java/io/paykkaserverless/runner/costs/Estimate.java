package io.paykkaserverless.runner.costs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * What it comes to, in USD.
 *
 * @param perMillion for a million payments of the mix, to the last day they are kept
 * @param idle for a month in which nobody pays
 * @param busy on top of that for a month with payments around the clock, however many
 */
record Estimate(List<Line> perMillion, List<Line> idle, List<Line> busy) {

  Estimate {
    perMillion = List.copyOf(perMillion);
    idle = List.copyOf(idle);
    busy = List.copyOf(busy);
  }

  /**
   * One line.
   *
   * @param billed what for
   * @param units how many
   */
  record Line(Billed billed, BigDecimal units, BigDecimal usd) {

    /** Whether it is paid for keeping payments, month after month, instead of for taking them. */
    boolean isForKeeping() {
      return billed == Billed.DYNAMODB_STORAGE || billed == Billed.DYNAMODB_RECOVERY;
    }
  }

  static BigDecimal sum(List<Line> lines) {
    return lines.stream().map(Line::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * A month with so many payments, spread over all of it, once those of earlier months are kept.
   *
   * @param payments 0 for an idle month
   */
  BigDecimal month(long payments) {
    BigDecimal used =
        sum(perMillion)
            .multiply(BigDecimal.valueOf(payments))
            .divide(CostModel.MILLION, MathContext.DECIMAL64);
    return sum(idle).add(payments == 0 ? BigDecimal.ZERO : sum(busy)).add(used);
  }

  /** Of a million payments, what is paid for taking them. */
  BigDecimal taking() {
    return sum(perMillion.stream().filter(line -> !line.isForKeeping()).toList());
  }

  /** Of a million payments, what is paid for keeping them. */
  BigDecimal keeping() {
    return sum(perMillion.stream().filter(Line::isForKeeping).toList());
  }
}
