package io.paykkaserverless.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.AgreementResult.Done;
import io.paykkaserverless.core.agreement.AgreementResult.NoSuchAgreement;
import io.paykkaserverless.core.agreement.AgreementResult.NotConfirmed;
import io.paykkaserverless.core.agreement.AgreementResult.NotPossible;
import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pausing, resuming and canceling, from every state. */
class EndAgreementTest {

  private final TestBench bench = new TestBench();

  @BeforeEach
  void thereIsAnAgreement() {
    bench.agreements.insertUnlessPresent(Agreements.monthly());
  }

  @ParameterizedTest
  @EnumSource(
      value = AgreementState.class,
      names = {"ACTIVE", "PAST_DUE", "PAUSED"})
  void pausesWhatGoesOn(AgreementState state) {
    stands(state);

    assertThat(bench.pauseAgreement.pause(Agreements.ID)).isInstanceOf(Done.class);
    assertThat(state()).isEqualTo(AgreementState.PAUSED);
  }

  @ParameterizedTest
  @EnumSource(
      value = AgreementState.class,
      names = {"CANCELING", "CANCELED", "ENDED"})
  void pausesNothingThatIsOver(AgreementState state) {
    stands(state);

    assertThat(bench.pauseAgreement.pause(Agreements.ID)).isInstanceOf(NotPossible.class);
    assertThat(state()).isEqualTo(state);
  }

  @ParameterizedTest
  @EnumSource(
      value = AgreementState.class,
      names = {"ACTIVE", "PAST_DUE", "PAUSED"})
  void resumesWhatWasStopped(AgreementState state) {
    stands(state);

    assertThat(bench.pauseAgreement.resume(Agreements.ID)).isInstanceOf(Done.class);
    assertThat(state()).isEqualTo(AgreementState.ACTIVE);
  }

  @ParameterizedTest
  @EnumSource(
      value = AgreementState.class,
      names = {"CANCELING", "CANCELED"})
  void resumesNothingThatIsOver(AgreementState state) {
    stands(state);

    assertThat(bench.pauseAgreement.resume(Agreements.ID)).isInstanceOf(NotPossible.class);
    assertThat(state()).isEqualTo(state);
  }

  @Test
  void resumingAfterTheEndOfTheScheduleEndsTheAgreement() {
    bench.pauseAgreement.pause(Agreements.ID);
    bench.clock.set(Schedules.START.plus(Duration.ofDays(800)));

    assertThat(bench.pauseAgreement.resume(Agreements.ID)).isInstanceOf(Done.class);
    assertThat(state()).isEqualTo(AgreementState.ENDED);
  }

  @Test
  void anAgreementWithoutScheduleCanBePausedToo() {
    bench.agreements.reset(Agreements.unscheduled());

    bench.pauseAgreement.pause(Agreements.ID);
    bench.pauseAgreement.resume(Agreements.ID);

    assertThat(state()).isEqualTo(AgreementState.ACTIVE);
    bench.handOverOfAgreements();
    assertThat(bench.agreements.find(Agreements.ID).orElseThrow().dueAt()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(AgreementState.class)
  void cancelsFromEveryState(AgreementState state) {
    stands(state);

    assertThat(bench.cancelAgreement.cancel(Agreements.ID))
        .isEqualTo(new Done(bench.agreements.find(Agreements.ID).orElseThrow()));
    assertThat(state()).isEqualTo(AgreementState.CANCELED);
  }

  @Test
  void asksPaykkaOnceHoweverOftenItIsCanceled() {
    bench.cancelAgreement.cancel(Agreements.ID);
    bench.cancelAgreement.cancel(Agreements.ID);

    assertThat(bench.paykka.ended()).containsExactly(Payments.PAYKKA_AGREEMENT.value());
  }

  @Test
  void stopsChargesEvenWherePaykkaDoesNotAnswer() {
    bench.paykka.answerEndings(new EndingOutcome.Unavailable("timed out"));

    assertThat(bench.cancelAgreement.cancel(Agreements.ID)).isInstanceOf(NotConfirmed.class);
    assertThat(state()).isEqualTo(AgreementState.CANCELING);
    assertThat(state().mayBeCharged()).isFalse();
    assertThat(bench.signals.raised()).containsExactly(Signal.PAYKKA_ENDING_UNANSWERED);
  }

  @Test
  void takesPaykkasWordThatTheAgreementIsOverAlready() {
    bench.paykka.answerEndings(
        new EndingOutcome.Refused(new Failure(FailureReason.AGREEMENT_ENDED, "2016")));

    assertThat(bench.cancelAgreement.cancel(Agreements.ID)).isInstanceOf(Done.class);
    assertThat(state()).isEqualTo(AgreementState.CANCELED);
  }

  @Test
  void aRefusalOfAnotherKindIsNoEnd() {
    bench.paykka.answerEndings(
        new EndingOutcome.Refused(new Failure(FailureReason.MERCHANT_SETUP, "1001")));

    assertThat(bench.cancelAgreement.cancel(Agreements.ID)).isInstanceOf(NotConfirmed.class);
    assertThat(state()).isEqualTo(AgreementState.CANCELING);
  }

  @Test
  void showsAnAgreementAsItStands() {
    assertThat(bench.viewAgreement.view(Agreements.ID)).contains(Agreements.monthly());
  }

  @Test
  void knowsNothingOfAnAgreementThatIsNotThere() {
    AgreementId stranger = AgreementId.of(Payments.OTHER_ID);

    assertThat(bench.pauseAgreement.pause(stranger)).isEqualTo(new NoSuchAgreement());
    assertThat(bench.pauseAgreement.resume(stranger)).isEqualTo(new NoSuchAgreement());
    assertThat(bench.cancelAgreement.cancel(stranger)).isEqualTo(new NoSuchAgreement());
    assertThat(bench.viewAgreement.view(stranger)).isEmpty();
    assertThat(bench.paykka.ended()).isEmpty();
  }

  private void stands(AgreementState state) {
    bench.agreements.reset(Agreements.monthly().in(state));
  }

  private AgreementState state() {
    return bench.agreements.find(Agreements.ID).orElseThrow().state();
  }
}
