package io.paykkaserverless.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.payment.Payments;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one try, its double, and a replay make of a delivery. */
class DeliveryTest {

  private static final DeliveryAttempt REFUSED = Deliveries.attempt(503, "down");
  private static final DeliveryAttempt GONE = Deliveries.attempt(410, "gone");

  @Test
  void aDoubleOfATryIsNotedAndUsesUpNoOther() {
    Delivery waiting = Deliveries.waiting();

    Delivery noted = waiting.refused(Deliveries.begun(), REFUSED, Optional.empty());

    assertThat(noted.attempts()).hasSize(2);
    assertThat(noted.tries()).isEqualTo(1);
    assertThat(noted.nextTryAt()).isEqualTo(waiting.nextTryAt());
  }

  @Test
  void aTryOfTheRoundBeforeUsesUpNoneOfTheReplay() {
    Delivery replayed = Deliveries.replayed(Deliveries.begun());

    Delivery noted = replayed.refused(Deliveries.begun(), REFUSED, Optional.empty());

    assertThat(noted.round()).isEqualTo(1);
    assertThat(noted.tries()).isZero();
  }

  @Test
  void whatIsOverStaysOver() {
    Delivery gone = Deliveries.gone();

    Delivery noted = gone.refused(gone, REFUSED, Optional.empty());

    assertThat(noted.state()).isEqualTo(DeliveryState.GONE);
    assertThat(noted.tries()).isEqualTo(1);
    assertThat(noted.attempts()).hasSize(2);
  }

  @Test
  void goneIsATryLikeAnyOtherAndSoIsItsDouble() {
    assertThat(Deliveries.gone().tries()).isEqualTo(1);

    Delivery noted = Deliveries.waiting().gone(Deliveries.begun(), GONE);

    assertThat(noted.state()).isEqualTo(DeliveryState.WAITING);
    assertThat(noted.tries()).isEqualTo(1);
  }

  @Test
  void isDeliveredOnlyWhereItIsNotOnItsWayAgain() {
    Delivery delivered = Deliveries.delivered();

    assertThat(delivered.deliveredAt()).contains(Payments.NOW);
    assertThat(Deliveries.replayed(delivered).deliveredAt()).isEmpty();
  }

  @Test
  void failsSinceTheFirstTryOfItsRoundAndWasMadeBefore() {
    Instant made = Payments.NOW.minusSeconds(7);
    Delivery begun = Deliveries.begun(Deliveries.ID, made);

    assertThat(begun.since()).isEqualTo(made);
    assertThat(Deliveries.refused(begun).since()).isEqualTo(Payments.NOW);
  }

  @Test
  void theSweepLooksAtWhatIsNotOver() {
    assertThat(Deliveries.waiting().dueAt()).contains(Deliveries.waiting().missedAt());
    assertThat(Deliveries.gone().dueAt()).isEmpty();
  }
}
