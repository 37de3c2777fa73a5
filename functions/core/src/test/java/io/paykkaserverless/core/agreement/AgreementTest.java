package io.paykkaserverless.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an agreement knows of its messages and of whether it still stands as somebody saw it. */
class AgreementTest {

  private static final Agreement SEEN = Agreements.monthly();

  @Test
  void standsAsItWasSeenWhateverBecomesOfItsMessages() {
    Agreement told = SEEN.telling(Agreements.notification(1, NotificationType.AGREEMENT_PAUSED));

    assertThat(told.standsAs(SEEN)).isTrue();
    assertThat(told.withHandedOver(told.outbox().getFirst().id(), Payments.NOW).standsAs(SEEN))
        .isTrue();
  }

  @Test
  void standsOtherwiseOnceItsStateItsPlanOrItsEndHasChanged() {
    ChargePlan next = ChargePlan.of(Schedules.monthly()).afterThisCharge().orElseThrow();

    assertThat(SEEN.in(AgreementState.PAUSED).standsAs(SEEN)).isFalse();
    assertThat(SEEN.with(next).standsAs(SEEN)).isFalse();
    assertThat(SEEN.toldInVain(Payments.NOW).standsAs(SEEN)).isFalse();
  }

  @Test
  void aLaterMessageDoesNotPutOffTheEarlier() {
    Agreement first = Agreements.pausedAndNotTaken();
    Notification later =
        Notification.fresh(
            Agreements.notification(2, NotificationType.AGREEMENT_RESUMED).id(),
            NotificationType.AGREEMENT_RESUMED,
            Payments.NOW.plusSeconds(60),
            "later");

    assertThat(first.handOverAt()).contains(Payments.NOW.plus(Duration.ofMinutes(2)));
    assertThat(first.telling(later).handOverAt()).isEqualTo(first.handOverAt());
  }

  @Test
  void isDueForItsMessagesUntilAllAreTaken() {
    Agreement two =
        Agreements.pausedAndNotTaken()
            .telling(Agreements.notification(2, NotificationType.AGREEMENT_RESUMED));
    Agreement one = two.withHandedOver(two.outbox().getFirst().id(), Payments.NOW);

    assertThat(one.dueAt()).isEqualTo(two.handOverAt());
    assertThat(one.withHandedOver(two.outbox().getLast().id(), Payments.NOW).dueAt()).isEmpty();
  }
}
