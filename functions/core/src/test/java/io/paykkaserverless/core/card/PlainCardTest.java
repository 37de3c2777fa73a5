package io.paykkaserverless.core.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCardTest {

  private static final String VISA = "4242424242424242";
  private static final String AMEX = "378282246310005";

  @ParameterizedTest
  @ValueSource(strings = {VISA, AMEX, "5555555555554444", "30569309025904", "3530111333300000"})
  void knowsTheNumbersThatCardsHave(String number) {
    assertThat(PlainCard.isNumber(number)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424241",
        "42424242424",
        "42424242424242424242",
        "4242 4242 4242 4242",
        "424242424242424a",
        "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢",
        "00000000000C",
        "00000000000",
        "00000000000000000000",
        ""
      })
  void refusesWhatIsNoNumber(String number) {
    assertThat(PlainCard.isNumber(number)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000000000", "0000000000000000000"})
  void aNumberHasTwelveToNineteenDigits(String number) {
    assertThat(PlainCard.isNumber(number)).isTrue();
  }

  @Test
  void needsNoSecurityCodeAndIsABankCard() {
    PlainCard card =
        new PlainCard(
            Sensitive.of(VISA),
            Sensitive.of("2031"),
            Sensitive.of("07"),
            Optional.empty(),
            Optional.empty());

    assertThat(card.method()).isEqualTo(PaymentMethod.BANKCARD);
  }

  /** ISO/IEC 7812-1 annex B: the check digit finds every single wrong digit. */
  @Test
  void findsEverySingleWrongDigit() {
    for (int place = 0; place < VISA.length(); place++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String changed = VISA.substring(0, place) + digit + VISA.substring(place + 1);
        assertThat(PlainCard.isNumber(changed)).isEqualTo(changed.equals(VISA));
      }
    }
  }

  @Test
  void readsTheMonthACardIsGoodUntil() {
    assertThat(PlainCard.expiry("2031", "07")).contains(YearMonth.of(2031, 7));
  }

  @ParameterizedTest
  @CsvSource({"31,07", "2031,7", "2031,13", "2031,00", "20x1,07", "2031,+7"})
  void refusesWhatIsNoMonth(String year, String month) {
    assertThat(PlainCard.expiry(year, month)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "123,4242424242424242,true",
    "1234,4242424242424242,false",
    "12,4242424242424242,false",
    "12a,4242424242424242,false",
    "1234,378282246310005,true",
    "1234,343434343434343,true",
    "123,378282246310005,false"
  })
  void knowsHowLongASecurityCodeIs(String cvv, String number, boolean fits) {
    assertThat(PlainCard.isCvv(cvv, number)).isEqualTo(fits);
  }

  @Test
  void neverSaysWhatItHoldsNorWhatItWasGiven() {
    assertThat(card(VISA, "2031", "07", "123").toString())
        .doesNotContain(VISA, "4242", "2031", "07", "123");
    assertThatThrownBy(() -> card("4242424242424241", "2031", "07", "123"))
        .hasMessage("not a card number");
    assertThatThrownBy(() -> card(VISA, "2031", "13", "123")).hasMessage("not an expiry date");
    assertThatThrownBy(() -> card(VISA, "2031", "07", "12")).hasMessage("not a security code");
  }

  private static PlainCard card(String number, String year, String month, String cvv) {
    return new PlainCard(
        Sensitive.of(number),
        Sensitive.of(year),
        Sensitive.of(month),
        Optional.of(Sensitive.of(cvv)),
        Optional.empty());
  }
}
