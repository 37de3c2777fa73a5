package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the sweep looks. */
class LookTimesTest {

  @Test
  void aPaymentIsLookedAtTenTimesAndNotForEver() {
    assertThat(LookTimes.after(0)).contains(Duration.ofMinutes(1));
    assertThat(LookTimes.after(9)).contains(Duration.ofDays(4));
    assertThat(LookTimes.after(10)).isEmpty();
    assertThat(LookTimes.isLast(9)).isFalse();
    assertThat(LookTimes.isLast(10)).isTrue();
    assertThat(LookTimes.isLast(11)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT1M",
    "9, PT96H",
    "10, PT1M",
    "18, PT48H",
    "19, PT96H",
    "20, PT120H",
    "21, PT144H",
    "50, PT840H"
  })
  void aMessageIsHandedOverAgainTwiceLikeThatAndThenEveryDay(int looks, Duration after) {
    assertThat(LookTimes.forMessages(looks)).isEqualTo(after);
  }
}
