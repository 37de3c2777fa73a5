package io.paykkaserverless.sandbox.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
    "4000000000003063, 0000"
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

  private String code(String number, String year, String month, String cvv) {
    return cards.behaviour(new Card(number, year, month, cvv), NOW).result().code();
  }
}
