package io.paykkaserverless.sandbox.card;

/**
 * What PayKKa may tell of a card, its {@code card_info}.
 *
 * @param bin the first six digits
 * @param last4 the last four digits
 * @param brand for example {@code VISA}
 */
public record CardInfo(String bin, String last4, String brand) {

  /** What may be told of a card whose number is {@code number}, at least ten digits. */
  public static CardInfo of(String number) {
    return new CardInfo(
        number.substring(0, 6), number.substring(number.length() - 4), brand(number));
  }

  private static String brand(String number) {
    return switch (number.charAt(0)) {
      case '4' -> "VISA";
      case '2', '5' -> "MASTERCARD";
      case '6' -> "DISCOVER";
      default ->
          number.startsWith("34") || number.startsWith("37")
              ? "AMEX"
              : number.startsWith("35") ? "JCB" : "DINERS";
    };
  }
}
