package io.paykkaserverless.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.sweep.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A schedule, charge after charge, as the sweep drives it. */
class ChargeDueAgreementTest {

  private final TestBench bench = new TestBench();

  @BeforeEach
  void thereIsAMonthlySchedule() {
    bench.agreements.insertUnlessPresent(Agreements.monthly());
  }

  @Test
  void chargesNothingBeforeItIsDue() {
    at(Schedules.START.minusMillis(1));

    assertThat(sweep().agreements()).isZero();
    bench.chargeDue.look(Agreements.ID);
    assertThat(bench.paykka.initiations()).isEmpty();
  }

  @Test
  void chargesWhatIsDueAndMovesOnToTheNextMonth() {
    at(Schedules.START);
    sweep();

    Payment charge = chargeOf("2026-12-31");
    assertThat(charge.state()).isEqualTo(PaymentState.PAID);
    assertThat(charge.terms().amount()).isEqualTo(Schedules.monthly().amount());
    assertThat(charge.terms().reference()).isEqualTo("order-1001/2026-12-31");
    assertThat(charge.history().getFirst().speaker()).isEqualTo(Speaker.SWEEP);
    assertThat(agreement().dueAt()).contains(Instant.parse("2027-01-31T06:00:00Z"));
  }

  @Test
  void chargesOnceHoweverOftenItRuns() {
    at(Schedules.START);
    sweep();
    sweep();
    bench.chargeDue.look(Agreements.ID);

    assertThat(bench.paykka.initiations()).hasSize(1);
  }

  @Test
  void aCrashAfterTheChargeChargesNothingTwice() {
    at(Schedules.START);
    sweep();
    crashBeforeTheAgreementWasWritten();
    sweep();

    assertThat(bench.paykka.charges()).isEqualTo(1);
    assertThat(agreement().plan().orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void aCrashAfterADeclineDoesNotUseUpARetry() {
    bench.paykka.mood(Mood.DECLINES);
    at(Schedules.START);
    sweep();
    crashBeforeTheAgreementWasWritten();
    sweep();

    assertThat(bench.paykka.initiations()).hasSize(1);
    assertThat(agreement().plan().orElseThrow().tries()).isEqualTo(1);
  }

  @Test
  void aDeclinedChargeIsTriedAgainOnTheDaysTheMerchantChose() {
    bench.paykka.mood(Mood.DECLINES);
    at(Schedules.START);
    sweep();
    assertThat(agreement().dueAt()).contains(day(1));

    at(day(1).minusSeconds(1));
    sweep();
    assertThat(bench.paykka.initiations()).hasSize(1);

    at(day(1));
    sweep();
    assertThat(agreement().dueAt()).contains(day(3));
    bench.paykka.mood(Mood.APPROVES);
    at(day(3));
    sweep();

    assertThat(chargeOf("2026-12-31").state()).isEqualTo(PaymentState.PAID);
    assertThat(chargeOf("2026-12-31").attempts()).hasSize(3);
    assertThat(agreement().plan().orElseThrow().tries()).isZero();
    assertThat(agreement().dueAt()).contains(Instant.parse("2027-01-31T06:00:00Z"));
  }

  @Test
  void aChargeThatIsNeverPaidLeavesTheAgreementPastDueForAPerson() {
    bench.paykka.mood(Mood.DECLINES);
    for (int hours = 0; hours < 24 * 20; hours++) {
      at(Schedules.START.plus(Duration.ofHours(hours)));
      sweep();
    }

    assertThat(bench.paykka.initiations()).hasSize(4);
    assertThat(agreement().state()).isEqualTo(AgreementState.PAST_DUE);
    assertThat(bench.signals.raised()).contains(Signal.AGREEMENT_PAST_DUE);
    bench.handOverOfAgreements();
    assertThat(agreement().dueAt()).isEmpty();
  }

  @Test
  void aChargeThatTheMerchantTookBetweenRetriesIsNotTakenAgain() {
    bench.paykka.mood(Mood.DECLINES);
    at(Schedules.START);
    sweep();
    bench.paykka.mood(Mood.APPROVES);
    theMerchantCharges("2026-12-31");
    at(day(1));
    sweep();

    assertThat(bench.paykka.charges()).isEqualTo(1);
    assertThat(agreement().plan().orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void aChargeThatTheMerchantTookAheadOfItsTimeIsNoLongerTheNextOne() {
    theMerchantCharges("2026-12-31");
    theMerchantCharges("2026-12-31");

    assertThat(agreement().plan().orElseThrow().period()).isEqualTo(new ChargePeriod("2027-01-31"));
    at(Schedules.START);
    sweep();
    assertThat(bench.paykka.charges()).isEqualTo(1);
  }

  @Test
  void aDeclinedChargeAheadOfItsTimeIsStillToCome() {
    bench.paykka.mood(Mood.DECLINES);
    theMerchantCharges("2026-12-31");

    assertThat(agreement()).isEqualTo(Agreements.monthly());
  }

  @Test
  void theLastPeriodTakenAheadOfItsTimeEndsTheScheduleWhenItWasDue() {
    for (int month = 0; month <= 12; month++) {
      theMerchantCharges(Schedules.monthly().period(month).value());
    }
    assertThat(agreement().state()).isEqualTo(AgreementState.ACTIVE);

    at(Schedules.monthly().dueAt(12));
    sweep();

    assertThat(agreement().state()).isEqualTo(AgreementState.ENDED);
    assertThat(bench.paykka.charges()).isEqualTo(13);
  }

  @Test
  void aChargeWhoseAnswerWasLostIsAskedAfterUntilItIsKnown() {
    bench.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();
    at(Schedules.START);
    sweep();
    assertThat(agreement().dueAt()).contains(Schedules.START.plus(Duration.ofMinutes(15)));

    bench.paykka.answerQueries();
    at(Schedules.START.plus(Duration.ofMinutes(15)));
    sweep();

    assertThat(chargeOf("2026-12-31").state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.paykka.initiations()).hasSize(1);
    assertThat(agreement().plan().orElseThrow().number()).isEqualTo(1);
  }

  /** Else a function that dies before it asks PayKKa leaves an agreement past due. */
  @Test
  void aChargeThatNeverReachedPaykkaIsMadeOnceMoreWithoutUsingUpARetry() {
    bench.paykka.mood(Mood.NEVER_GETS_THE_REQUEST);
    at(Schedules.START);
    sweep();
    bench.paykka.mood(Mood.APPROVES);
    at(Schedules.START.plus(Duration.ofMinutes(15)));
    sweep();

    assertThat(chargeOf("2026-12-31").state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.paykka.charges()).isEqualTo(1);
    assertThat(agreement().plan().orElseThrow().number()).isEqualTo(1);
  }

  /** It has a transaction, and may say tomorrow that the money was taken after all. */
  @Test
  void whatPaykkaItselfSaysWasNotProcessedIsADeclineLikeAnyOther() {
    bench.paykka.mood(Mood.SAYS_IT_WAS_NOT_PROCESSED);
    for (int quarters = 0; quarters < 4 * 24; quarters++) {
      at(Schedules.START.plus(Duration.ofMinutes(15L * quarters)));
      sweep();
    }

    assertThat(bench.paykka.initiations()).hasSize(1);
    assertThat(agreement().plan().orElseThrow().nextLookAt()).isEqualTo(day(1));
  }

  @Test
  void aPaykkaThatCannotBeReachedIsNotAskedForEverButOnTheRetrysDays() {
    bench.paykka.mood(Mood.NEVER_GETS_THE_REQUEST);
    for (int quarters = 0; quarters < 4 * 24; quarters++) {
      at(Schedules.START.plus(Duration.ofMinutes(15L * quarters)));
      sweep();
    }

    assertThat(bench.paykka.initiations()).hasSize(3);
    assertThat(agreement().plan().orElseThrow().tries()).isEqualTo(1);
    assertThat(agreement().plan().orElseThrow().nextLookAt()).isEqualTo(day(1));
  }

  @Test
  void anAgreementThatPaykkaEndedIsCanceledHereToo() {
    bench.paykka.mood(Mood.SAYS_THE_AGREEMENT_IS_OVER);
    at(Schedules.START);
    sweep();

    assertThat(agreement().state()).isEqualTo(AgreementState.CANCELED);
    bench.handOverOfAgreements();
    assertThat(agreement().dueAt()).isEmpty();
  }

  @Test
  void theLastChargeEndsTheAgreement() {
    for (int month = 0; month <= 13; month++) {
      at(Schedules.monthly().dueAt(month));
      sweep();
    }

    assertThat(bench.paykka.charges()).isEqualTo(13);
    assertThat(agreement().state()).isEqualTo(AgreementState.ENDED);
  }

  @Test
  void whatIsOverdueBeyondItsGraceIsNotChargedByItself() {
    at(Schedules.START.plus(Duration.ofDays(8)));
    sweep();

    assertThat(bench.paykka.initiations()).isEmpty();
    assertThat(agreement().state()).isEqualTo(AgreementState.PAST_DUE);
  }

  @Test
  void aPausedAgreementIsNotChargedAndGoesOnWithWhatIsDueThen() {
    bench.pauseAgreement.pause(Agreements.ID);
    at(Schedules.START.plus(Duration.ofDays(40)));
    sweep();
    assertThat(bench.paykka.initiations()).isEmpty();

    bench.pauseAgreement.resume(Agreements.ID);
    sweep();
    assertThat(bench.paykka.initiations()).isEmpty();
    at(Instant.parse("2027-02-28T06:00:00Z"));
    sweep();
    assertThat(chargeOf("2027-02-28").state()).isEqualTo(PaymentState.PAID);
  }

  @Test
  void aChargeThatWasPaidIsNotPastDueBecauseTheSweepCameLate() {
    at(Schedules.START);
    sweep();
    crashBeforeTheAgreementWasWritten();
    at(day(9));
    sweep();

    assertThat(agreement().state()).isEqualTo(AgreementState.ACTIVE);
    assertThat(agreement().plan().orElseThrow().number()).isEqualTo(1);
    assertThat(bench.signals.raised()).doesNotContain(Signal.AGREEMENT_PAST_DUE);
  }

  @Test
  void aChargeWhoseAnswerIsStillLostWhenTheGraceEndsIsAskedAfterAndNotPastDue() {
    bench.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();
    at(Schedules.START.plus(Duration.ofDays(7)));
    sweep();
    at(day(8));
    sweep();
    assertThat(agreement().state()).isEqualTo(AgreementState.ACTIVE);

    bench.paykka.answerQueries();
    at(day(9));
    sweep();

    assertThat(bench.paykka.charges()).isEqualTo(1);
    assertThat(chargeOf("2026-12-31").state()).isEqualTo(PaymentState.PAID);
    assertThat(agreement().plan().orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void aDeclineAfterARetrysDayWaitsForTheNextRetryInsteadOfTryingAtOnce() {
    bench.paykka.mood(Mood.DECLINES);
    at(day(4));
    sweep();
    sweep();

    assertThat(bench.paykka.initiations()).hasSize(1);
    assertThat(agreement().dueAt()).contains(day(5));
    at(day(5));
    sweep();
    sweep();
    assertThat(bench.paykka.initiations()).hasSize(2);
    assertThat(agreement().dueAt()).contains(day(8));
  }

  @Test
  void aReferenceIsNotCutInTheMiddleOfACharacter() {
    Agreement known = Agreements.monthly();
    String reference = "x".repeat(52) + "\uD83D\uDE00" + "x".repeat(10);
    bench.agreements.reset(
        new Agreement(
            known.id(),
            known.version(),
            known.shopper(),
            known.credential(),
            known.card(),
            known.currency(),
            reference,
            known.openedAt(),
            known.state(),
            known.plan()));
    at(Schedules.START);
    sweep();

    assertThat(chargeOf("2026-12-31").terms().reference())
        .isEqualTo("x".repeat(52) + "/2026-12-31");
  }

  @Test
  void aCancellationThatPaykkaRefusesDoesNotKeepTheSweepFromCharging() {
    bench.paykka.answerEndings(new EndingOutcome.Refused(Payments.FAILURE));
    bench.cancelAgreement.cancel(Agreements.ID);
    sweep();
    sweep();

    assertThat(agreement().state()).isEqualTo(AgreementState.CANCELING);
    assertThat(bench.paykka.ended()).hasSize(2);
    at(bench.clock.instant().plus(Duration.ofHours(1)));
    sweep();
    assertThat(bench.paykka.ended()).hasSize(3);
  }

  @Test
  void aCancellationThatPaykkaDidNotAnswerIsToldItAgain() {
    bench.paykka.answerEndings(new EndingOutcome.Unavailable("timed out"));
    bench.cancelAgreement.cancel(Agreements.ID);
    assertThat(agreement().state()).isEqualTo(AgreementState.CANCELING);

    bench.paykka.answerEndings(new EndingOutcome.Ended());
    sweep();
    assertThat(agreement().state()).isEqualTo(AgreementState.CANCELED);
    assertThat(bench.paykka.ended()).hasSize(2);
  }

  /** Their request names another price; the period is charged once all the same. */
  @Test
  void aPeriodThatTheMerchantTriedInVainUnderAnotherPriceCountsAsDeclined() {
    bench.paykka.mood(Mood.DECLINES);
    theMerchantCharges("2026-12-31", Money.of(700, "EUR"));
    at(Schedules.START);

    sweep();

    assertThat(bench.paykka.initiations()).hasSize(1);
    assertThat(agreement().plan().orElseThrow().tries()).isEqualTo(1);
    assertThat(agreement().dueAt()).contains(day(1));
  }

  /** The charge was made, and the function died before it wrote how far the schedule got. */
  private void crashBeforeTheAgreementWasWritten() {
    bench.agreements.reset(Agreements.monthly());
  }

  private void theMerchantCharges(String period) {
    theMerchantCharges(period, Schedules.monthly().amount());
  }

  private void theMerchantCharges(String period, Money amount) {
    bench.charge.charge(
        new ChargeCommand(
            Agreements.ID,
            new ChargePeriod(period),
            amount,
            "order-1001/" + period,
            Optional.empty(),
            Speaker.MERCHANT,
            true,
            TestBench.ATTEMPTS_MAX,
            TestBench.PUBLIC_BASE_URL));
  }

  private Sweep.Report sweep() {
    return bench.sweep.run(Instant.MAX);
  }

  private void at(Instant now) {
    bench.clock.set(now);
  }

  private static Instant day(int days) {
    return Schedules.START.plus(Duration.ofDays(days));
  }

  private Agreement agreement() {
    return bench.agreements.find(Agreements.ID).orElseThrow();
  }

  private Payment chargeOf(String period) {
    return bench
        .store
        .find(PaymentId.ofCharge(Agreements.ID, new ChargePeriod(period)))
        .orElseThrow();
  }
}
