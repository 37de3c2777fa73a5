package io.paykkaserverless.aws.canary;

/**
 * A card number, whatever stands between its digits, forwards or backwards, and parts of it: PCI
 * DSS 3.4.1 lets the first six and the last four digits be shown and no more.
 *
 * <p>The whole number is found anywhere. A part is found where it stands alone, since five digits
 * of a time or an id may happen to be those of a card.
 *
 * @param name what it is
 * @param number its digits
 * @param backwards the same, the last one first
 */
record CardNumber(String name, String number, String backwards) implements Watch {

  private static final int FIRST_SHOWN = 6;
  private static final int LAST_SHOWN = 4;

  CardNumber(String name, String number) {
    this(name, number, new StringBuilder(number).reverse().toString());
  }

  @Override
  public boolean sees(Reading reading) {
    return reading.digits().contains(number)
        || reading.digits().contains(backwards)
        || reading.groups().stream().anyMatch(this::showsTooMuch);
  }

  private boolean showsTooMuch(String digits) {
    // Counters are filled up with zeros, and the published test cards are full of them.
    int length = digits.replaceFirst("^0+", "").length();
    return digits.length() < number.length()
        && digits.chars().distinct().count() > 1
        && ((length > FIRST_SHOWN && number.contains(digits))
            || (length > LAST_SHOWN && number.endsWith(digits)));
  }

  @Override
  public String toString() {
    return name;
  }
}
