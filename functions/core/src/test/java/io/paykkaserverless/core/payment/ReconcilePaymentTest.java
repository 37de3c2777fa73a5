package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.operation.FakeOperations;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.order.Orders;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to a payment although nobody calls. */
class ReconcilePaymentTest {

  private static final Duration SWEEP_EVERY = Duration.ofMinutes(5);

  private final TestBench bench = new TestBench();

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {
        "STAYS_PROCESSING",
        "WANTS_3DS",
        "LOSES_THE_ANSWER_AFTER_CHARGING",
        "ANSWERS_FOR_ANOTHER_AMOUNT"
      })
  void withEveryWebhookDroppedAPaymentIsFinalWithinTwoSweeps(Mood mood) {
    bench.paykka.mood(mood).stopAnsweringQueries();
    bench.confirm();
    assertThat(bench.payment().state().isOpen()).isTrue();
    bench.paykka.answerQueries();
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);

    sweepAfter(Duration.ofMinutes(15));
    sweepAfter(SWEEP_EVERY);

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.told()).containsExactly("payment.paid");
    assertThat(bench.paykka.charges()).isEqualTo(1);
  }

  @Test
  void aRequestThatNeverArrivedEndsAsNotProcessedOnceItCannotArriveAnyMore() {
    bench.paykka.mood(Mood.NEVER_GETS_THE_REQUEST);
    bench.confirm();

    sweepAfter(Duration.ofMinutes(6));
    assertThat(bench.payment().state()).isEqualTo(PaymentState.UNKNOWN);
    sweepAfter(Duration.ofMinutes(10));
    assertThat(bench.payment().state()).isEqualTo(PaymentState.DECLINED);
    assertThat(bench.payment().latestAttempt().orElseThrow().failure().orElseThrow().reason())
        .isEqualTo(FailureReason.NOT_PROCESSED);
  }

  @Test
  void whatPaykkaCannotTellIsAskedWithGrowingGapsAndThenAPersonIsCalled() {
    bench.paykka.mood(Mood.STAYS_PROCESSING);
    bench.confirm();
    List<Duration> asked = new ArrayList<>();
    int before = bench.paykka.queries();
    for (int sweeps = 0; sweeps < 5 * 24 * 12; sweeps++) {
      sweepAfter(SWEEP_EVERY);
      if (bench.paykka.queries() > before) {
        before = bench.paykka.queries();
        asked.add(Duration.between(Payments.NOW, bench.clock.instant()));
      }
    }

    assertThat(asked).hasSize(10);
    assertThat(gaps(asked)).isSortedAccordingTo(Duration::compareTo);
    assertThat(bench.payment().needsAttention()).isTrue();
    assertThat(bench.told()).containsExactly("payment.needs_attention");
    assertThat(bench.signals.raised()).contains(Signal.PAYMENT_NEEDS_ATTENTION);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PROCESSING);
  }

  @Test
  void whatWasGivenUpIsStillFinalWhenPaykkaReportsItAtLast() {
    bench.paykka.mood(Mood.STAYS_PROCESSING);
    bench.confirm();
    for (int sweeps = 0; sweeps < 5 * 24 * 12; sweeps++) {
      sweepAfter(SWEEP_EVERY);
    }
    bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS));

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.told()).endsWith("payment.paid");
  }

  @Test
  void approvedUnderAutomaticCaptureIsAskedAfterUntilTheMoneyIsTaken() {
    bench.paykka.mood(Mood.AUTHORIZES_ONLY);
    bench.confirm();
    deliverAll();
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);

    sweepAfter(Duration.ofMinutes(1));

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
  }

  @Test
  void anAuthorisationThatNobodyCapturesIsReportedOnceBeforeItEnds() {
    bench.begin(Payments.payment().captureMethod(CaptureMethod.MANUAL).build());
    bench.paykka.mood(Mood.AUTHORIZES_ONLY);
    bench.confirm();
    deliverAll();

    sweepAfter(Duration.ofDays(5));
    assertThat(bench.payment().needsAttention()).isFalse();
    sweepAfter(Duration.ofDays(1));
    sweepAfter(Duration.ofDays(1));

    assertThat(bench.told()).containsExactly("payment.authorized", "payment.needs_attention");
    assertThat(bench.paykka.queries()).isZero();
  }

  @Test
  void aPaymentNobodyConfirmedExpiresAndForgetsWhoWasToPay() {
    bench.begin(Payments.payment().details(Orders.full()).build());

    sweepAfter(Duration.ofMinutes(59));
    assertThat(bench.payment().state()).isEqualTo(PaymentState.CREATED);
    sweepAfter(Duration.ofMinutes(1));

    assertThat(bench.payment().state()).isEqualTo(PaymentState.EXPIRED);
    assertThat(bench.payment().details()).isEqualTo(OrderDetails.NONE);
    assertThat(bench.told()).containsExactly("payment.expired");
    assertThat(bench.paykka.queries()).isZero();
  }

  @Test
  void aPaymentThatSomebodyTriedExpiresOnlyAfterPaykkaWasAsked() {
    bench.paykka.mood(Mood.DECLINES);
    bench.confirm();
    deliverAll();
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);

    sweepAfter(Duration.ofHours(1));

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.told()).containsExactly("payment.declined", "payment.paid");
  }

  @Test
  void aMessageThatTheQueueNeverTookIsHandedOverAgain() {
    bench.queue.breakDown();
    bench.confirm();
    assertThat(bench.signals.raised()).contains(Signal.NOTIFICATION_NOT_QUEUED);
    bench.queue.repair();

    sweepAfter(Duration.ofMinutes(1));
    assertThat(bench.queue.taken()).isEmpty();
    sweepAfter(Duration.ofMinutes(1));

    assertThat(bench.queue.taken())
        .extracting(ref -> ref.notification())
        .containsExactly(bench.payment().outbox().getFirst().id());
  }

  @Test
  void aMessageThatTheQueueDoesNotTakeForAMonthIsNotForgotten() {
    bench.queue.breakDown();
    bench.confirm();
    for (int day = 0; day < 30; day++) {
      sweepAfter(Duration.ofDays(1));
    }
    bench.queue.repair();

    sweepAfter(Duration.ofDays(1));

    assertThat(bench.queue.taken())
        .extracting(ref -> ref.notification())
        .contains(bench.payment().outbox().getFirst().id());
  }

  @Test
  void aMessageThatTheMerchantRefusesIsTheQueuesBusiness() {
    bench.confirm();
    bench.handOver();
    int taken = bench.queue.taken().size();

    sweepAfter(Duration.ofDays(1));

    assertThat(bench.queue.taken()).hasSize(taken);
    assertThat(bench.payment().dueAt()).isEmpty();
  }

  @Test
  void aFinalPaymentThatTheMerchantKnowsOfIsLeftAlone() {
    bench.confirm();
    deliverAll();
    Payment settled = bench.payment();

    sweepAfter(Duration.ofDays(30));

    assertThat(bench.payment()).isEqualTo(settled);
    assertThat(settled.dueAt()).isEmpty();
  }

  @Test
  void whoLooksAtAPaymentInDoubtRepairsItAndAsksNoMoreOftenThanTheSweep() {
    bench.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();
    bench.confirm();
    int asked = bench.paykka.queries();
    bench.view.view(Payments.ID);
    assertThat(bench.paykka.queries()).isEqualTo(asked);

    bench.clock.advance(Duration.ofMinutes(2));
    for (int reloads = 0; reloads < 10; reloads++) {
      bench.view.view(Payments.ID);
    }
    assertThat(bench.paykka.queries()).isEqualTo(asked + 1);

    bench.paykka.answerQueries();
    bench.clock.advance(Duration.ofMinutes(5));
    assertThat(bench.view.view(Payments.ID).orElseThrow().state()).isEqualTo(PaymentState.PAID);
  }

  @Test
  void recheckAsksAtOnceHoweverOften() {
    bench.paykka.mood(Mood.STAYS_PROCESSING);
    bench.confirm();
    bench.reconcile.recheck(Payments.ID);
    bench.reconcile.recheck(Payments.ID);
    assertThat(bench.paykka.queries()).isEqualTo(2);

    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
    assertThat(bench.reconcile.recheck(Payments.ID).orElseThrow().state())
        .isEqualTo(PaymentState.PAID);
  }

  @Test
  void recheckOfWhatNobodyTriedAsksNothing() {
    assertThat(bench.reconcile.recheck(Payments.ID)).contains(Payments.created());
    assertThat(bench.reconcile.recheck(Payments.OTHER_ID)).isEmpty();
    assertThat(bench.paykka.queries()).isZero();
  }

  @Test
  void aLookThatComesTooLateChangesNothing() {
    bench.paykka.mood(Mood.STAYS_PROCESSING);
    bench.confirm();
    Payment seen = bench.payment();
    bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS));
    Payment paid = bench.payment();

    assertThat(bench.writer.lookedInVain(seen).payment()).isEqualTo(paid);
    assertThat(bench.payment()).isEqualTo(paid);
  }

  @Test
  void aLookThatFindsSomethingOutIsNotOneInVain() {
    bench.paykka.mood(Mood.STAYS_PROCESSING);
    bench.confirm();
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);

    sweepAfter(Duration.ofMinutes(5));

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.payment().looks()).isZero();
  }

  @Test
  void whatIsNotDueIsNotLookedAt() {
    bench.confirm();
    deliverAll();
    Payment settled = bench.payment();

    bench.reconcile.look(Payments.ID);

    assertThat(bench.payment()).isEqualTo(settled);
  }

  @Test
  void aMessageThatWasJustMadeIsNotHandedOverAgainByALookAtSomethingElse() {
    bench.clock.advance(Duration.ofMinutes(59));
    bench.paykka.mood(Mood.DECLINES);
    bench.confirm();
    int taken = bench.queue.taken().size();

    sweepAfter(Duration.ofMinutes(1));

    assertThat(bench.told()).containsExactly("payment.declined", "payment.expired");
    assertThat(bench.queue.taken()).hasSize(taken + 1);
  }

  @Test
  void whoLooksAtAPaymentThatIsNotInDoubtSeesIt() {
    bench.confirm();

    assertThat(bench.view.view(Payments.ID)).contains(bench.payment());
  }

  @Test
  void operatorsHearThatPaykkaDoesNotAnswerAndAboutWhat() {
    bench.confirm();
    bench.operations.mood(FakeOperations.Mood.TAKES_ITS_TIME).stopAnsweringQueries();
    bench.operate.operate(Operations.refund(300, "key-1"));
    bench.paykka.stopAnsweringQueries();

    assertThat(bench.reconcile.recheck(Payments.ID)).contains(bench.payment());

    assertThat(bench.signals.raised())
        .containsExactly(Signal.PAYKKA_QUERY_UNAVAILABLE, Signal.PAYKKA_QUERY_UNAVAILABLE);
    assertThat(bench.signals.subjects())
        .containsExactly(Payments.FIRST.transId() + " timed out", Payments.ID + "r01 timed out");
  }

  /** The attempt in doubt tells nothing of what is done with the money of the approved one. */
  @Test
  void aCaptureIsAskedAfterThoughAnotherAttemptIsInDoubt() {
    bench.begin(Payments.payment().captureMethod(CaptureMethod.MANUAL).build());
    bench.paykka.mood(Mood.WANTS_3DS);
    bench.confirm();
    bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.FAILURE));
    bench.confirm();
    bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.AUTHORIZED));
    bench.operations.mood(FakeOperations.Mood.TAKES_ITS_TIME);
    bench.operate.operate(Operations.captureAll("key-1"));
    assertThat(bench.payment().books().open()).hasSize(1);
    assertThat(bench.payment().doubtful().orElseThrow().id()).isEqualTo(Payments.SECOND);
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);

    bench.reconcile.recheck(Payments.ID);

    assertThat(bench.payment().books().open()).isEmpty();
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
  }

  private void deliverAll() {
    bench.handOver();
  }

  private void sweepAfter(Duration pause) {
    bench.clock.advance(pause);
    bench.sweep.run(Instant.MAX);
    assertThat(bench.signals.raised()).doesNotContain(Signal.SWEEP_ITEM_FAILED);
  }

  private static List<Duration> gaps(List<Duration> moments) {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < moments.size(); i++) {
      gaps.add(moments.get(i).minus(moments.get(i - 1)));
    }
    return gaps;
  }
}
