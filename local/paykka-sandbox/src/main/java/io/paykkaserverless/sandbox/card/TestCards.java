package io.paykkaserverless.sandbox.card;

import io.paykkaserverless.sandbox.card.CardBehaviour.Issuer;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/**
 * The table of test cards. PayKKa publishes no such page: the first two numbers are its samples,
 * the others are well-known test numbers, and what they do is this sandbox's choice.
 *
 * <p>Any expiry date that is not past and any security code of the right length go with a listed
 * number. A number that is not listed is refused with {@code 2006}: real cards do not belong here.
 */
public final class TestCards {

  private final Map<String, CardBehaviour> byNumber;

  /**
   * The table with its one choice.
   *
   * @param insufficientFunds what 4000000000009995 answers
   */
  public TestCards(ResultCode insufficientFunds) {
    byNumber =
        Map.of(
            "4242424242424242", new CardBehaviour(ResultCode.SUCCESS, Issuer.TRUSTING),
            "5555555555554444", new CardBehaviour(ResultCode.SUCCESS, Issuer.TRUSTING),
            "4000000000000002", new CardBehaviour(ResultCode.INVALID_CARD, Issuer.TRUSTING),
            "4000000000009995", new CardBehaviour(insufficientFunds, Issuer.TRUSTING),
            "4000000000003220", new CardBehaviour(ResultCode.SUCCESS, Issuer.INSISTING),
            "4000000000003063", new CardBehaviour(ResultCode.SUCCESS, Issuer.CAREFUL));
  }

  /** What charging {@code card} at {@code now} leads to. */
  public CardBehaviour behaviour(Card card, Instant now) {
    if (!isPlausible(card, YearMonth.from(now.atOffset(ZoneOffset.UTC)))) {
      return CardBehaviour.refused(ResultCode.INVALID_CARD);
    }
    CardBehaviour listed = byNumber.get(card.number());
    return listed == null ? CardBehaviour.refused(ResultCode.CARD_NOT_SUPPORTED) : listed;
  }

  /** The numbers in the table. */
  public Set<String> numbers() {
    return byNumber.keySet();
  }

  private static boolean isPlausible(Card card, YearMonth thisMonth) {
    return card.number().matches("\\d{12,19}")
        && passesLuhn(card.number())
        && card.expiryYear().matches("\\d{4}")
        && card.expiryMonth().matches("0[1-9]|1[0-2]")
        && !YearMonth.parse(card.expiryYear() + "-" + card.expiryMonth()).isBefore(thisMonth)
        && card.cvv().matches(card.number().matches("3[47].*") ? "\\d{4}" : "\\d{3}");
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
