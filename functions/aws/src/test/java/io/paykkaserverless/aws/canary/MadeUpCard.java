package io.paykkaserverless.aws.canary;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A card that nobody has: the right length and a right check digit (Luhn), the rest made up by a
 * seeded random source. It is a canary, to be looked for where no card may be.
 *
 * @param number 12 to 19 digits
 * @param year of expiry, four digits
 * @param month of expiry, two digits
 * @param code the security code: four digits for American Express, otherwise three
 */
public record MadeUpCard(String number, String year, String month, String code) {

  /** What numbers of the schemes begin with, and how long they are. */
  private static final List<Form> FORMS =
      List.of(
          new Form("4", 13),
          new Form("4", 16),
          new Form("4", 19),
          new Form("51", 16),
          new Form("2221", 16),
          new Form("34", 15),
          new Form("37", 15),
          new Form("36", 14),
          new Form("3528", 16),
          new Form("6011", 16),
          new Form("62", 17),
          new Form("62", 18),
          new Form("50", 12));

  private record Form(String beginning, int length) {}

  /** A card of every form: American Express with 15 digits, Diners Club with 14, and so on. */
  public static List<MadeUpCard> ofEveryForm(Random random) {
    return FORMS.stream().map(form -> of(form, random)).toList();
  }

  /** A Visa card of 16 digits. */
  public static MadeUpCard visa(Random random) {
    return of(new Form("4", 16), random);
  }

  private static MadeUpCard of(Form form, Random random) {
    StringBuilder number = new StringBuilder(form.beginning());
    while (number.length() < form.length() - 5) {
      number.append(random.nextInt(10));
    }
    // No port and no year ends a made-up number, so that its last five digits are known anywhere.
    number.append(9);
    while (number.length() < form.length() - 1) {
      number.append(random.nextInt(10));
    }
    boolean amex = form.length() == 15;
    return new MadeUpCard(
        number.append(checkDigit(number)).toString(),
        String.valueOf(2041 + random.nextInt(9)),
        "%02d".formatted(1 + random.nextInt(12)),
        // No number is printed with a zero in front of it.
        amex
            ? "0%03d".formatted(random.nextInt(1_000))
            : "0%02d".formatted(10 + random.nextInt(90)));
  }

  /** The digit that makes the number pass the Luhn check. */
  private static int checkDigit(CharSequence digits) {
    int sum =
        IntStream.range(0, digits.length())
            .map(i -> weighted(digits.charAt(digits.length() - 1 - i) - '0', i % 2 == 0))
            .sum();
    return (10 - sum % 10) % 10;
  }

  private static int weighted(int digit, boolean twice) {
    int weight = twice ? 2 * digit : digit;
    return weight > 9 ? weight - 9 : weight;
  }

  /** Numbers, dates and codes of {@code cards} are looked for by {@code canary}. */
  public static Canary watch(Canary canary, Stream<MadeUpCard> cards) {
    cards.forEach(
        card ->
            canary
                .andCard(card.number())
                .andSecurityCode(card.code())
                .andExpiry(card.year(), card.month()));
    return canary;
  }
}
