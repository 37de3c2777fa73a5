package io.paykkaserverless.delivernotification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.paykkaserverless.core.notification.DeliveryAttempt;
import io.paykkaserverless.core.notification.DeliverySchedule;
import io.paykkaserverless.core.notification.Excerpt;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.http.HttpAnswer;
import java.time.Duration;
import java.util.Map;

/** Any answer of a merchant's server: the header that asks us to wait, and the text we keep. */
class RetryAfterFuzzTest {

  @DictionaryFile(resourcePath = "/io/paykkaserverless/fuzz/words.dict")
  @FuzzTest
  void asksForABoundedPauseAndIsKeptOnOneLine(byte[] input) {
    HttpAnswer answer =
        new HttpAnswer(503, Map.of("Retry-After", new String(input, ISO_8859_1)), input, false);

    assertThat(RetryAfter.of(answer, Payments.NOW))
        .satisfiesAnyOf(
            pause -> assertThat(pause).isEmpty(),
            pause ->
                assertThat(pause.orElseThrow())
                    .isBetween(Duration.ofNanos(1), DeliverySchedule.PAUSE_MAX));
    assertThat(Excerpt.of(answer.body(), answer.isWhole()))
        .hasSizeLessThanOrEqualTo(DeliveryAttempt.EXCERPT_MAX)
        .doesNotContain("\n", "\r", "\t", "\u0000");
  }
}
