package io.paykkaserverless.core.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardTokenTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"TK20231435132143229", "TK4242424242424242", "4242424242424241", "a-b_C", "7"})
  void isWhateverPaykkaMayCallACard(String value) {
    assertThat(new CardToken(value).value()).isEqualTo(value);
  }

  /** Tokens are looked up, logged by AWS as keys of items, and kept. */
  @ParameterizedTest
  @ValueSource(strings = {"4242424242424242", "4242-4242-4242-4242", "378282246310005"})
  void isNoCardNumber(String value) {
    assertThatThrownBy(() -> new CardToken(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a PayKKa token");
  }

  @Test
  void isNothingOfAnotherAlphabetOrLength() {
    for (String value : new String[] {"", "a b", "é", "TK/1", "x".repeat(65)}) {
      assertThatThrownBy(() -> new CardToken(value)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
