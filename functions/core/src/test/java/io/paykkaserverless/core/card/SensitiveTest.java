package io.paykkaserverless.core.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SensitiveTest {

  private static final Sensitive NUMBER = Sensitive.of("4242424242424242");

  @Test
  void cannotBePrintedAloneOrInsideACard() {
    EncryptedCard card = new EncryptedCard(NUMBER, NUMBER, NUMBER, NUMBER, Optional.of(NUMBER));

    assertThat(NUMBER).hasToString("[sensitive]");
    assertThat(card.toString()).doesNotContain("4242");
  }

  @Test
  void cannotBeSerialised() {
    assertThat(NUMBER).isNotInstanceOf(Serializable.class);
  }

  @Test
  void cannotBeComparedByContent() {
    assertThat(NUMBER).isNotEqualTo(Sensitive.of("4242424242424242"));
  }

  @Test
  void aSummaryTakesNoMoreThanFourDigits() {
    assertThatThrownBy(() -> new CardSummary("VISA", "42424242"))
        .hasMessage("last4 must be four digits")
        .hasMessageNotContaining("4242");
    assertThatThrownBy(() -> new CardSummary("4242424242424242", "4242"))
        .hasMessageNotContaining("4242");
  }
}
