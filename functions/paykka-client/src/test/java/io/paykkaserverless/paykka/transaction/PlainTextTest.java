package io.paykkaserverless.paykka.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of others' text goes into headers and logs. */
class PlainTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "9", "A", "Z", "a", "z", ".", "-", "_", "aZ.09-_"})
  void isLettersDigitsDotsDashesAndUnderscores(String text) {
    assertThat(PlainText.isPlain(text, 7)).isTrue();
    assertThat(PlainText.plain(text, 7)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", ":", "@", "[", "`", "{", " ", "\n", "ä", "٣"})
  void isNothingElse(String text) {
    assertThat(PlainText.isPlain("a" + text, 7)).isFalse();
    assertThat(PlainText.plain("a" + text, 7)).isEqualTo("a?");
  }

  @ParameterizedTest
  @CsvSource({"'', false", "a, true", "abc, true", "abcd, false"})
  void hasItsLength(String text, boolean plain) {
    assertThat(PlainText.isPlain(text, 3)).isEqualTo(plain);
  }

  @Test
  void isCutWhereItIsTooLong() {
    assertThat(PlainText.plain("abcd", 3)).isEqualTo("abc");
  }
}
