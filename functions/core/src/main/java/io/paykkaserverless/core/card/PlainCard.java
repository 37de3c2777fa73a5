package io.paykkaserverless.core.card;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A card in clear, for merchants with PCI DSS certification. Only the function confirm-plain-card
 * makes one; a test of the conventions keeps it so.
 *
 * @param number 12 to 19 digits that pass the Luhn check (ISO/IEC 7812-1)
 * @param expiryYear four digits
 * @param expiryMonth two digits
 * @param cvv three digits, four for American Express; wallets often give none
 * @param holderName the name on the card
 */
public record PlainCard(
    Sensitive number,
    Sensitive expiryYear,
    Sensitive expiryMonth,
    Optional<Sensitive> cvv,
    Optional<Sensitive> holderName)
    implements PaymentInstrument {

  private static final int NUMBER_DIGITS_MIN = 12;
  private static final int NUMBER_DIGITS_MAX = 19;
  private static final int CVV_DIGITS = 3;
  private static final int CVV_DIGITS_AMEX = 4;

  /** Refuses what cannot be a card, without repeating it. */
  public PlainCard {
    if (!isNumber(number.reveal())) {
      throw new IllegalArgumentException("not a card number");
    }
    if (expiry(expiryYear.reveal(), expiryMonth.reveal()).isEmpty()) {
      throw new IllegalArgumentException("not an expiry date");
    }
    if (cvv.isPresent() && !isCvv(cvv.get().reveal(), number.reveal())) {
      throw new IllegalArgumentException("not a security code");
    }
  }

  @Override
  public PaymentMethod method() {
    return PaymentMethod.BANKCARD;
  }

  /** Whether {@code text} is as long as a card number and passes the Luhn check. */
  public static boolean isNumber(String text) {
    return text.length() >= NUMBER_DIGITS_MIN
        && text.length() <= NUMBER_DIGITS_MAX
        && isDigits(text)
        && passesLuhn(text);
  }

  /** The month until whose end a card is good; nothing where the texts are no month. */
  public static Optional<YearMonth> expiry(String year, String month) {
    if (year.length() != 4 || month.length() != 2 || !isDigits(year) || !isDigits(month)) {
      return Optional.empty();
    }
    try {
      return Optional.of(YearMonth.of(Integer.parseInt(year), Integer.parseInt(month)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Whether {@code text} is as long as the security code of the card with this number. */
  public static boolean isCvv(String text, String number) {
    boolean amex = number.startsWith("34") || number.startsWith("37");
    return text.length() == (amex ? CVV_DIGITS_AMEX : CVV_DIGITS) && isDigits(text);
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean passesLuhn(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }
}
