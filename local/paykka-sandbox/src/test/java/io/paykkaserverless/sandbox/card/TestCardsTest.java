package io.paykkaserverless.sandbox.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestCardsTest {

  private static final Instant NOW = Instant.parse("2026-11-30T23:59:59Z");

  private final TestCards cards = new TestCards(new ResultCode("3051", "Insufficient funds"));

  @ParameterizedTest
  @CsvSource({
    "4242424242424242, 0000",
    "5555555555554444, 0000",
    "4000000000000002, 2099",
    "4000000000009995, 3051",
    "4000000000003220, 0000",
    "4000000000003063, 0000",
    "6011111111111117, 0000",
    "3566002020360505, 0000",
    "30569309025904, 0000",
    "4000008400001629, 2099",
    "4000000000003097, 3001",
    "4000000000000341, 0000",
    "4000000000000077, 0000",
    "4000000000009979, 2006",
    "4000000000000119, 3999"
  })
  void doesAsTheTableSays(String number, String code) {
    assertThat(code(number, "2031", "07", "123")).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424241, 2031, 07, 123",
    "4242 4242 4242 4242, 2031, 07, 123",
    "424242, 2031, 07, 123",
    "4242424242424242, 2026, 10, 123",
    "4242424242424242, 2031, 13, 123",
    "4242424242424242, 31, 07, 123",
    "4242424242424242, 2031, 07, 12",
    "4242424242424242, 2031, 07, 1234",
    "4242424242424242, 2031, 07, abc"
  })
  void refusesACardThatCannotBe(String number, String year, String month, String cvv) {
    assertThat(code(number, year, month, cvv)).isEqualTo("2099");
  }

  @Test
  void takesACardUntilItsMonthEnds() {
    assertThat(code("4242424242424242", "2026", "11", "123")).isEqualTo("0000");
  }

  @Test
  void refusesAPlausibleCardThatIsNotListed() {
    assertThat(code("4000000000000010", "2031", "07", "123")).isEqualTo("2006");
  }

  @Test
  void wantsFourDigitsOfAnAmericanExpressCard() {
    assertThat(code("378282246310005", "2031", "07", "1234")).isEqualTo("0000");
    assertThat(code("378282246310005", "2031", "07", "123")).isEqualTo("2099");
  }

  @Test
  void needsNoSecurityCodeInAWallet() {
    Card card = new Card("4242424242424242", "2031", "07", Optional.empty());

    assertThat(cards.behaviourInWallet(card, NOW).result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(cards.behaviour(card, NOW).result()).isEqualTo(ResultCode.INVALID_CARD);
  }

  @Test
  void declinesOneCardOnlyWhenItIsChargedByAgreement() {
    CardBehaviour card = cards.behaviour(new Card("4000000000000341", "2031", "07", "123"), NOW);

    assertThat(card.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(card.byAgreement().result()).isEqualTo(ResultCode.INVALID_CARD);
  }

  @Test
  void neverChallengesAShopperWhoIsAway() {
    CardBehaviour insisting =
        cards.behaviour(new Card("4000000000003220", "2031", "07", "123"), NOW);

    assertThat(insisting.challenges(ChallengeWish.NO_CHALLENGE)).isTrue();
    assertThat(insisting.byAgreement().challenges(ChallengeWish.CHALLENGE)).isFalse();
    assertThat(insisting.unchallenged().challenges(ChallengeWish.CHALLENGE)).isFalse();
  }

  @Test
  void listsPlausibleNumbersAlone() {
    assertThat(cards.all())
        .allSatisfy(
            card -> {
              String cvv = card.brand().equals("AMEX") ? "1234" : "123";
              assertThat(cards.behaviour(new Card(card.number(), "2031", "07", cvv), NOW))
                  .isEqualTo(card.behaviour());
            });
  }

  private String code(String number, String year, String month, String cvv) {
    return cards.behaviour(new Card(number, year, month, cvv), NOW).result().code();
  }
}
