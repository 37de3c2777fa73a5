package io.paykkaserverless.paykka.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.PrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningKeysTest {

  private static final PrivateKey ONE = TestKeys.MERCHANT.getPrivate();
  private static final PrivateKey OTHER = TestKeys.STRANGER.getPrivate();

  @Test
  void readsOneKeyAsPeopleHaveIt() {
    assertThat(SigningKeys.parse(TestKeys.pem("PRIVATE KEY", ONE))).containsExactly(ONE);
    assertThat(SigningKeys.parse(TestKeys.base64(ONE) + "\n")).containsExactly(ONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"next", "previous"})
  void readsTheKeyThatSignsFirstWhereverItStands(String other) {
    String text =
        " {\"%s\":\"%s\",\"current\":\"%s\"}"
            .formatted(other, TestKeys.base64(OTHER), TestKeys.base64(ONE));

    assertThat(SigningKeys.parse(text)).containsExactly(ONE, OTHER);
  }

  @Test
  void readsThePemOfAKeyInsideOfJson() {
    String pem = TestKeys.pem("PRIVATE KEY", ONE).replace("\n", "\\n");

    assertThat(SigningKeys.parse("{\"current\":\"" + pem + "\"}")).containsExactly(ONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "{\"next\":\"KEY\"}",
        "{\"current\":7}",
        "{\"current\":\"KEY\",\"next\":null}",
        "{\"current\":\"KEY\",\"older\":\"KEY\"}",
        "{\"current\":\"KEY\",\"previous\":\"x\"}",
      })
  void refusesAnotherFormAndQuotesNothing(String text) {
    String withKey = text.replace("KEY", TestKeys.base64(ONE));

    assertThatThrownBy(() -> SigningKeys.parse(withKey))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(TestKeys.base64(ONE).substring(40, 80));
  }
}
