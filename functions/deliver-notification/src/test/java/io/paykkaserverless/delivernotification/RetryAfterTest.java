package io.paykkaserverless.delivernotification;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.DeliverySchedule;
import io.paykkaserverless.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  /** A moment of the examples in RFC 9110, 5.6.7, but for a minute. */
  private static final Instant AT = Instant.parse("1994-11-06T08:48:37Z");

  @ParameterizedTest
  @CsvSource({"1, PT1S", "120, PT2M", "' 120 ', PT2M", "0120, PT2M", "42300, PT11H45M"})
  void readsSeconds(String value, Duration wait) {
    assertThat(read(value)).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994"
      })
  void readsDatesInEachFormOfHttp(String value) {
    assertThat(read(value)).contains(Duration.ofMinutes(1));
  }

  @Test
  void readsAYearOfTwoDigitsAsOneThatIsNear() {
    assertThat(
            RetryAfter.of(
                answer("Tuesday, 24-Nov-26 10:00:00 GMT"), Instant.parse("2026-11-24T09:00:00Z")))
        .contains(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"42301", "86400", "2592000", "Mon, 07 Nov 1994 08:49:37 GMT"})
  void waitsNoLongerThanTheScheduleAllows(String value) {
    assertThat(read(value)).contains(DeliverySchedule.PAUSE_MAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "+1",
        "1.5",
        "1e3",
        "soon",
        "12 seconds",
        "2592001",
        "99999999999999999999",
        "Sun, 06 Nov 1994 08:48:36 GMT",
        "Mon, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 CET",
        "Sun, 06 Nov 2994 08:49:37 GMT",
        "1994-11-06T08:49:37Z",
        "١٢٠"
      })
  void ignoresThePastAndNonsense(String value) {
    assertThat(read(value)).isEmpty();
  }

  @Test
  void asksForNothingWhereThereIsNoSuchHeader() {
    assertThat(RetryAfter.of(new HttpAnswer(503, Map.of("Date", "now"), new byte[0]), AT))
        .isEmpty();
  }

  private static Optional<Duration> read(String value) {
    return RetryAfter.of(answer(value), AT);
  }

  private static HttpAnswer answer(String value) {
    return new HttpAnswer(503, Map.of("rEtry-aFter", value), new byte[0]);
  }
}
