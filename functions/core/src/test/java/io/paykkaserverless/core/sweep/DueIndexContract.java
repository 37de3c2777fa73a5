package io.paykkaserverless.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.AgreementStore;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentBuilder;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DueIndex} promises of payments; each test gets empty stores. Of what else is
 * due the contracts of the stores that keep it speak.
 */
public abstract class DueIndexContract {

  private static final Instant EXPIRY = Payments.created().terms().expiresAt();
  private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

  protected abstract PaymentStore payments();

  protected abstract AgreementStore agreements();

  /** The index over both stores. */
  protected abstract DueIndex index();

  @Test
  void tellsWhatIsDueAndNothingBefore() {
    payments().insert(Payments.created());

    assertThat(index().payments(EXPIRY.minusMillis(1), 10)).isEmpty();
    assertThat(index().payments(EXPIRY, 10)).containsExactly(Payments.ID);
  }

  @Test
  void tellsTheNewTimeOnceThePaymentHasMoved() {
    payments().insert(Payments.created());
    payments().replace(Payments.processing());

    assertThat(index().payments(Payments.NOW.plus(Duration.ofMinutes(1)), 10))
        .containsExactly(Payments.ID);
  }

  @Test
  void forgetsWhatIsFinalAndAnnounced() {
    payments().insert(settled());

    assertThat(index().payments(FAR, 10)).isEmpty();
  }

  @Test
  void tellsTheLongestOverdueFirstAndNoMoreThanWanted() {
    Payment later = Payments.payment().id(Payments.OTHER_ID).lifetime(Duration.ofHours(2)).build();
    payments().insert(later);
    payments().insert(Payments.created());

    assertThat(index().payments(FAR, 10)).containsExactly(Payments.ID, Payments.OTHER_ID);
    assertThat(index().payments(FAR, 1)).containsExactly(Payments.ID);
  }

  @Test
  void keepsPaymentsAndAgreementsApart() {
    payments().insert(Payments.created());
    agreements().insertUnlessPresent(Agreements.monthly());

    assertThat(index().payments(FAR, 10)).containsExactly(Payments.ID);
    assertThat(index().agreements(FAR, 10)).containsExactly(Agreements.ID);
  }

  @Test
  void nothingIsUnresolvedBeforeAnybodyPaysOrWhileTheShopperIsAway() {
    payments().insert(Payments.created());
    payments().insert(Payments.payment().id(Payments.OTHER_ID).build());

    assertThat(index().longestUnresolved()).isEmpty();

    payments().replace(Payments.processing());
    payments().replace(Payments.awaitingShopper());

    assertThat(index().longestUnresolved()).isEmpty();
  }

  @Test
  void tellsThePaymentThatIsUnresolvedLongestAlsoOnceTheSweepGaveItUp() {
    payments().insert(unresolved(Payments.ID, Duration.ofDays(5)).looks(10).build());
    payments().insert(unresolved(Payments.OTHER_ID, Duration.ofMinutes(2)).build());

    assertThat(index().payments(FAR, 10)).doesNotContain(Payments.ID);
    assertThat(index().longestUnresolved())
        .contains(new DueIndex.Unresolved(Payments.ID, Payments.NOW.minus(Duration.ofDays(5))));
  }

  @Test
  void forgetsAPaymentThatIsResolved() {
    payments().insert(Payments.created());
    payments().replace(Payments.processing());
    payments().replace(Payments.declined());

    assertThat(index().longestUnresolved()).isEmpty();
  }

  private static PaymentBuilder unresolved(PaymentId id, Duration age) {
    return Payments.payment()
        .id(id)
        .version(3)
        .state(PaymentState.UNKNOWN)
        .attempt(unknownSince(new AttemptId(id, 1), Payments.NOW.minus(age)));
  }

  private static Attempt unknownSince(AttemptId id, Instant start) {
    Attempt known = Payments.attempt(id, PaymentState.UNKNOWN);
    return new Attempt(
        id,
        known.claim(),
        start,
        known.method(),
        known.state(),
        known.orderId(),
        known.authenticationUrl(),
        known.failure(),
        known.card(),
        known.token(),
        known.agreement());
  }

  private static Payment settled() {
    Payment paid = Payments.paid();
    return Payments.payment()
        .version(paid.version())
        .state(paid.state())
        .attempt(Payments.paid(Payments.FIRST))
        .outbox(paid.outbox().getFirst().handedOver(Payments.NOW))
        .build();
  }
}
