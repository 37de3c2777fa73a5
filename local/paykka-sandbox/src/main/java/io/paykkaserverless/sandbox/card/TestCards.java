package io.paykkaserverless.sandbox.card;

import static io.paykkaserverless.sandbox.card.CardBehaviour.answering;
import static io.paykkaserverless.sandbox.card.CardBehaviour.approved;
import static io.paykkaserverless.sandbox.card.CardBehaviour.blocked;

import io.paykkaserverless.sandbox.card.CardBehaviour.Issuer;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of test cards; the front page and {@code GET /cp/test-cards} are made from it. PayKKa
 * publishes no such page: the first two numbers are its samples, the others are well-known test
 * numbers, and what they do is this sandbox's choice.
 *
 * <p>Any expiry date that is not past and any security code of the right length go with a listed
 * number. A number that is not listed is refused with {@code 2006}: real cards do not belong here.
 */
public final class TestCards {

  /** What holds for every card, in words for people. */
  public static final List<String> NOTES =
      List.of(
          "Any expiry date that is not past, any security code of three digits, four for American"
              + " Express.",
          "CHALLENGE asks for 3-D Secure with every card that gets as far as an issuer.",
          "In Apple Pay, and in Google Pay with a 3-D Secure cryptogram, nobody is asked for 3-D"
              + " Secure. Google Pay with PAN_ONLY behaves like the card itself.",
          "A stored card keeps its number's behaviour. Charged by agreement it never asks for 3-D"
              + " Secure, since the shopper is away.",
          "Every other number is declined with 2006, and with 2099 where the number, the date or"
              + " the code cannot be right.");

  /** A card that was good when it was stored and is no longer. */
  public static final CardBehaviour EXPIRED = CardBehaviour.refused(ResultCode.INVALID_CARD);

  private final Map<String, TestCard> byNumber;

  /**
   * The table with its one choice.
   *
   * @param insufficientFunds what 4000000000009995 answers
   */
  public TestCards(ResultCode insufficientFunds) {
    byNumber =
        List.of(
                new TestCard("4242424242424242", "Approved.", approved(Issuer.TRUSTING)),
                new TestCard("5555555555554444", "Approved.", approved(Issuer.TRUSTING)),
                new TestCard("378282246310005", "Approved.", approved(Issuer.TRUSTING)),
                new TestCard("6011111111111117", "Approved.", approved(Issuer.TRUSTING)),
                new TestCard("3566002020360505", "Approved.", approved(Issuer.TRUSTING)),
                new TestCard("30569309025904", "Approved.", approved(Issuer.TRUSTING)),
                new TestCard(
                    "4000000000000002",
                    "Declined: FAILURE, 2099.",
                    answering(ResultCode.INVALID_CARD, Issuer.TRUSTING)),
                new TestCard(
                    "4000000000009995",
                    "Declined for insufficient funds: FAILURE, " + insufficientFunds.code() + ".",
                    answering(insufficientFunds, Issuer.TRUSTING)),
                new TestCard(
                    "4000000000003220",
                    "The issuer always asks for 3-D Secure, then approves.",
                    approved(Issuer.INSISTING)),
                new TestCard(
                    "4000000000003063",
                    "3-D Secure unless the merchant asks for NO_CHALLENGE, then approved.",
                    approved(Issuer.CAREFUL)),
                new TestCard(
                    "4000008400001629",
                    "The issuer always asks for 3-D Secure, then declines: FAILURE, 2099.",
                    answering(ResultCode.INVALID_CARD, Issuer.INSISTING)),
                new TestCard(
                    "4000000000003097",
                    "3-D Secure fails before anybody is asked: FAILURE, 3001.",
                    answering(ResultCode.AUTHENTICATION_FAILED, Issuer.ABSENT)),
                new TestCard(
                    "4000000000000341",
                    "Approved, but declined when charged by agreement later: FAILURE, 2099.",
                    approved(Issuer.TRUSTING).laterAnswering(ResultCode.INVALID_CARD)),
                new TestCard(
                    "4000000000000077",
                    "PROCESSING for a while without 3-D Secure, then approved.",
                    approved(Issuer.TRUSTING).slowly()),
                new TestCard(
                    "4000000000009979",
                    "Not supported: FAILURE, 2006.",
                    answering(ResultCode.CARD_NOT_SUPPORTED, Issuer.TRUSTING)),
                new TestCard(
                    "4000000000009987",
                    "Declined without any code: FAILURE.",
                    answering(ResultCode.UNSTATED, Issuer.TRUSTING)),
                new TestCard(
                    "4000000000000119",
                    "Declined with a code that stands in no list: FAILURE, 3999.",
                    answering(ResultCode.UNHEARD_OF, Issuer.TRUSTING)),
                new TestCard(
                    "4000000000000069",
                    "Refused as if it had been encrypted too long ago: 2005.",
                    blocked(Obstacle.DATA_EXPIRED)),
                new TestCard(
                    "4000000000000127",
                    "Refused as if it could not be decrypted: 2004.",
                    blocked(Obstacle.DATA_UNREADABLE)),
                new TestCard(
                    "4100000000000019",
                    "Refused as if the merchant might not take payments: 1022.",
                    blocked(Obstacle.MERCHANT_BARRED)))
            .stream()
            .collect(
                Collectors.toMap(
                    TestCard::number, card -> card, (first, _) -> first, LinkedHashMap::new));
  }

  /** What charging {@code card}, typed in by its owner, at {@code now} leads to. */
  public CardBehaviour behaviour(Card card, Instant now) {
    return hasRightCvv(card, card.cvv().orElse(""))
        ? behaviourInWallet(card, now)
        : CardBehaviour.refused(ResultCode.INVALID_CARD);
  }

  /** The same where a wallet vouches for the card: it may do without a security code. */
  public CardBehaviour behaviourInWallet(Card card, Instant now) {
    boolean plausible =
        card.number().matches("\\d{12,19}")
            && passesLuhn(card.number())
            && card.cvv().map(cvv -> hasRightCvv(card, cvv)).orElse(true)
            && expiry(card).filter(month -> !isPast(month, now)).isPresent();
    if (!plausible) {
      return CardBehaviour.refused(ResultCode.INVALID_CARD);
    }
    TestCard listed = byNumber.get(card.number());
    return listed == null
        ? CardBehaviour.refused(ResultCode.CARD_NOT_SUPPORTED)
        : listed.behaviour();
  }

  /** The last month the card is good for; nothing where the date can be none. */
  public static Optional<YearMonth> expiry(Card card) {
    return card.expiryYear().matches("\\d{4}") && card.expiryMonth().matches("0[1-9]|1[0-2]")
        ? Optional.of(YearMonth.parse(card.expiryYear() + "-" + card.expiryMonth()))
        : Optional.empty();
  }

  /** Whether a card with this expiry date is no longer good at {@code now}. */
  public static boolean isPast(YearMonth expiry, Instant now) {
    return expiry.isBefore(YearMonth.from(now.atOffset(ZoneOffset.UTC)));
  }

  /** The whole table, in the order people read it. */
  public List<TestCard> all() {
    return List.copyOf(byNumber.values());
  }

  /** The numbers in the table. */
  public Set<String> numbers() {
    return byNumber.keySet();
  }

  private static boolean hasRightCvv(Card card, String cvv) {
    return cvv.matches(card.number().matches("3[47].*") ? "\\d{4}" : "\\d{3}");
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
