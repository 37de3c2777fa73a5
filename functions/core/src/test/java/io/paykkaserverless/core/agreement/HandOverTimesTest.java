package io.paykkaserverless.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often messages are given to the queue that does not take them. */
class HandOverTimesTest {

  @ParameterizedTest
  @CsvSource({
    // how long a message waits, and how long until it is given to the queue again
    "PT1M, PT2M",
    "PT2M, PT2M",
    "PT3M, PT3M",
    "PT5H, PT5H",
    "PT24H, PT24H",
    "PT25H, PT24H"
  })
  void asLongAgainAsItHasWaitedButNotForEver(Duration age, Duration gap) {
    Instant now = Payments.NOW.plus(age);

    assertThat(
            HandOverTimes.next(
                List.of(Agreements.notification(1, NotificationType.AGREEMENT_PAUSED)), now))
        .contains(now.plus(gap));
  }

  @Test
  void neverWhereNoneWaits() {
    assertThat(HandOverTimes.next(List.of(), Payments.NOW)).isEmpty();
  }
}
