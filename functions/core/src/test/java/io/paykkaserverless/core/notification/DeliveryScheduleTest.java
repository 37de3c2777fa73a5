package io.paykkaserverless.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryScheduleTest {

  private static final DeliveryId DELIVERY =
      new DeliveryId(NotificationId.of(Payments.ID, 1), FakeEndpoints.SHOP);

  @Test
  void sixteenTriesOverMoreThanThreeDays() {
    Duration planned =
        IntStream.range(1, DeliverySchedule.TRIES_MAX)
            .mapToObj(DeliverySchedule::planned)
            .reduce(Duration.ZERO, Duration::plus);

    assertThat(planned).isEqualTo(Duration.ofHours(81).plusMinutes(42).plusSeconds(35));
    assertThat(DeliverySchedule.isOver(15)).isFalse();
    assertThat(DeliverySchedule.isOver(16)).isTrue();
  }

  @Test
  void aPauseIsNeverShorterThanPlannedAndNeverTooLongForTheQueue() {
    for (int tries = 1; tries < DeliverySchedule.TRIES_MAX; tries++) {
      for (int message = 1; message <= 500; message++) {
        Duration pause =
            DeliverySchedule.pause(
                tries,
                new DeliveryId(NotificationId.of(Payments.ID, message), FakeEndpoints.SHOP),
                Optional.empty());

        assertThat(pause)
            .isBetween(DeliverySchedule.planned(tries), DeliverySchedule.PAUSE_MAX)
            .isLessThanOrEqualTo(DeliverySchedule.planned(tries).multipliedBy(107).dividedBy(100));
      }
    }
  }

  @Test
  void jitterSpreadsMessagesAndIsTheSameForTheSame() {
    long different =
        IntStream.rangeClosed(1, 100)
            .mapToObj(
                message ->
                    DeliverySchedule.pause(
                        12,
                        new DeliveryId(NotificationId.of(Payments.ID, message), FakeEndpoints.SHOP),
                        Optional.empty()))
            .map(Duration::toMinutes)
            .distinct()
            .count();

    assertThat(different).isGreaterThan(20);
    assertThat(DeliverySchedule.pause(3, DELIVERY, Optional.empty()))
        .isEqualTo(DeliverySchedule.pause(3, DELIVERY, Optional.empty()));
  }

  @Test
  void waitsAsLongAsTheEndpointAsksButNoShorterAndNotForEver() {
    assertThat(DeliverySchedule.pause(1, DELIVERY, Optional.of(Duration.ofMinutes(7))))
        .isEqualTo(Duration.ofMinutes(7));
    assertThat(DeliverySchedule.pause(9, DELIVERY, Optional.of(Duration.ofSeconds(1))))
        .isEqualTo(DeliverySchedule.pause(9, DELIVERY, Optional.empty()));
    assertThat(DeliverySchedule.pause(1, DELIVERY, Optional.of(Duration.ofDays(30))))
        .isEqualTo(DeliverySchedule.PAUSE_MAX);
  }

  @Test
  void waitsWholeMillisecondsAsTheStoreKeepsThem() {
    assertThat(DeliverySchedule.pause(1, DELIVERY, Optional.of(Duration.ofNanos(60_000_999_999L))))
        .isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void operatorsHearAtHalfAtSeventyAtNinetyPercentAndAtTheEnd() {
    assertThat(IntStream.rangeClosed(0, 16).map(DeliverySchedule::percentReported).boxed().toList())
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 50, 50, 50, 50, 70, 70, 70, 90, 100);
  }
}
