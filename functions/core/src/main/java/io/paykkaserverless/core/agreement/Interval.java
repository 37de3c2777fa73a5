package io.paykkaserverless.core.agreement;

import java.time.OffsetDateTime;

/**
 * How far apart scheduled charges are: a number of days, weeks, months or years.
 *
 * @param count how many, up to five years of them
 */
public record Interval(int count, Unit unit) {

  /** What is counted. */
  public enum Unit {
    DAY('D', 365),
    WEEK('W', 52),
    MONTH('M', 24),
    YEAR('Y', 5);

    private final char letter;
    private final int countMax;

    Unit(char letter, int countMax) {
      this.letter = letter;
      this.countMax = countMax;
    }
  }

  public Interval {
    if (count < 1 || count > unit.countMax) {
      throw new IllegalArgumentException("an interval has 1 to " + unit.countMax + " " + unit);
    }
  }

  /**
   * Reads ISO 8601's form for one unit: {@code P1M}, {@code P2W}.
   *
   * @throws IllegalArgumentException where {@code text} is none, or too long
   */
  public static Interval parse(String text) {
    if (!text.matches("P[1-9]\\d{0,2}[DWMY]")) {
      throw new IllegalArgumentException("an interval looks like P1M");
    }
    char letter = text.charAt(text.length() - 1);
    int count = Integer.parseInt(text.substring(1, text.length() - 1));
    for (Unit unit : Unit.values()) {
      if (unit.letter == letter) {
        return new Interval(count, unit);
      }
    }
    throw new IllegalArgumentException("an interval looks like P1M");
  }

  /**
   * The date {@code times} intervals after {@code start}. Counted from the start each time, so that
   * a charge of January 31st comes on February 28th and then on March 31st.
   */
  OffsetDateTime after(OffsetDateTime start, int times) {
    long amount = (long) count * times;
    return switch (unit) {
      case DAY -> start.plusDays(amount);
      case WEEK -> start.plusWeeks(amount);
      case MONTH -> start.plusMonths(amount);
      case YEAR -> start.plusYears(amount);
    };
  }

  /** ISO 8601: {@code P1M}. */
  @Override
  public String toString() {
    return "P" + count + unit.letter;
  }
}
