package io.paykkaserverless.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "1000, JPY, 1000 JPY",
    "1250, EUR, 12.50 EUR",
    "1234, KWD, 1.234 KWD",
    "5, USD, 0.05 USD",
    "0, HKD, 0.00 HKD",
    "999999999999, CNY, 9999999999.99 CNY"
  })
  void minorUnitsHaveTheSizeIso4217GivesThem(long minor, String currency, String shown) {
    assertThat(Money.of(minor, currency)).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1_000_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE})
  void refusesAmountsNoNetworkCarries(long minor) {
    assertThatThrownBy(() -> Money.of(minor, "EUR"))
        .hasMessage("amount must be 0 to 999999999999 minor units, was " + minor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eur", "EURO", "ZZZ", "€"})
  void refusesWhatIsNotACurrency(String code) {
    assertThatThrownBy(() -> Money.of(1, code))
        .hasMessage("not an ISO 4217 currency code: " + code);
  }

  @Test
  void refusesCurrenciesNobodyPaysIn() {
    assertThatThrownBy(() -> Money.of(1, "XAU"))
        .hasMessage("not a currency that can be paid in: XAU");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEM", "HRK", "ZWL", "CLF", "XAU", "ZZZ"})
  void nobodyPaysInACurrencyOfThePast(String code) {
    assertThatThrownBy(() -> CurrencyCode.inUse(code)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "USD", "JPY", "KWD", "HKD", "CNY", "GBP", "XOF", "XCD", "TWD"})
  void peoplePayInACurrencyOfToday(String code) {
    assertThat(CurrencyCode.inUse(code)).hasToString(code);
  }

  @Test
  void aPaymentInACurrencyOfThePastCanStillBeRead() {
    assertThat(Money.of(1250, "DEM")).hasToString("12.50 DEM");
  }

  @Test
  void oneCurrencyIsNotAnother() {
    assertThat(Money.of(1, "EUR")).isNotEqualTo(Money.of(1, "USD"));
  }
}
