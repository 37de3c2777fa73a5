package io.paykkaserverless.core.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "4242424242424242,****************",
    "'{\"a\":\"4242 4242 4242 4242\"}','{\"a\":\"**** **** **** ****\"}'",
    "PAYMENT.4242-4242-4242-4242,PAYMENT.****-****-****-****",
    "378282246310005,***************",
    "'4242424242424242,5555555555554444','****************,****************'"
  })
  void aCardNumberIsMasked(String text, String masked) {
    assertThat(CardNumbers.masked(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242424242424241",
        "18356675706144",
        "1793534400000",
        "GW20261123101530000001",
        "TK20231435132143229",
        "42424242424242424242",
        "paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01",
        "$1\\",
        ""
      })
  void whatIsNoCardNumberStays(String text) {
    assertThat(CardNumbers.masked(text)).isEqualTo(text);
  }
}
