package io.paykkaserverless.core.operation;

import static io.paykkaserverless.core.operation.Operations.capture;
import static io.paykkaserverless.core.operation.Operations.captureAll;
import static io.paykkaserverless.core.operation.Operations.refund;
import static io.paykkaserverless.core.operation.Operations.refundAll;
import static io.paykkaserverless.core.operation.Operations.voidRest;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.operation.FakeOperations.Mood;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** PayKKa's books and ours: what is the same, what is not, and what nobody can know yet. */
class BooksComparisonTest {

  @Test
  void theSameBalancesSayNothing() {
    TestBench bench = Stages.paid();
    bench.operate.operate(refund(300, "key-1"));
    Payment before = bench.payment();

    bench.reconcile.recheck(Payments.ID);

    assertThat(bench.payment()).isEqualTo(before);
    assertThat(bench.signals.raised()).isEmpty();
  }

  @Test
  void aRefundFromPaykkasBackOfficeIsNoticedAndOverwritesNothing() {
    TestBench bench = Stages.paid();
    Balances theirs = new Balances(1250, 1250, 0, 300);
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.PARTIALLY_REFUNDED, theirs);

    bench.reconcile.recheck(Payments.ID);

    differs(bench, new Balances(1250, 1250, 0, 0), theirs);
    HistoryEntry line = bench.payment().history().getLast();
    assertThat(line.event()).isEqualTo(PaymentEvent.BALANCES_DIFFER);
    assertThat(line.detail()).contains("authed 1250, captured 1250, voided 0, refunded 300");
    assertThat(bench.told()).endsWith("payment.needs_attention");
  }

  /** The webhook tells the status and no balances; without a question nobody would ever notice. */
  @Test
  void aPartThatOnlyAWebhookToldOfIsAskedAfterByTheSweep() {
    TestBench bench = Stages.paid();
    bench.writer.report(
        bench.payment(),
        Payments.FIRST,
        bench.paykka.becomes(Payments.FIRST, TransactionStatus.PARTIALLY_REFUNDED),
        Speaker.PAYKKA_WEBHOOK);
    bench.handOver();
    Balances theirs = new Balances(1250, 1250, 0, 300);
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.PARTIALLY_REFUNDED, theirs);

    bench.clock.advance(Duration.ofMinutes(5));
    bench.sweep.run(Instant.MAX);

    differs(bench, new Balances(1250, 1250, 0, 0), theirs);
    bench.handOver();
    assertThat(bench.payment().dueAt()).isEmpty();
  }

  @Test
  void aCaptureOfAPartFromPaykkasBackOfficeIsNoticedAndOverwritesNothing() {
    TestBench bench = Stages.authorised();
    Balances theirs = new Balances(1250, 500, 0, 0);
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.AUTHORIZED, theirs);

    bench.reconcile.recheck(Payments.ID);

    differs(bench, new Balances(1250, 0, 0, 0), theirs);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.AUTHORIZED);
  }

  @Test
  void aVoidOfTheRestFromPaykkasBackOfficeIsTakenOverAsItsStatusTells() {
    TestBench bench = Stages.authorised();
    bench.operate.operate(capture(500, "key-1"));
    bench.paykka.becomes(
        Payments.FIRST, TransactionStatus.PARTIALLY_REVERSED, new Balances(1250, 500, 750, 0));

    bench.reconcile.recheck(Payments.ID);

    takenOver(bench, PaymentState.PARTIALLY_REVERSED, new Balances(1250, 500, 750, 0));
  }

  @Test
  void whatAStatusTellsOfAllTheMoneyIsTakenOver() {
    TestBench captured = Stages.authorised();
    captured.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
    captured.reconcile.recheck(Payments.ID);
    takenOver(captured, PaymentState.PAID, new Balances(1250, 1250, 0, 0));

    TestBench voided = Stages.authorised();
    voided.paykka.becomes(Payments.FIRST, TransactionStatus.CANCELED);
    voided.reconcile.recheck(Payments.ID);
    takenOver(voided, PaymentState.CANCELED, new Balances(1250, 0, 1250, 0));

    TestBench refunded = Stages.paid();
    refunded.paykka.becomes(
        Payments.FIRST, TransactionStatus.REFUNDED, new Balances(1250, 1250, 0, 1250));
    refunded.reconcile.recheck(Payments.ID);
    takenOver(refunded, PaymentState.REFUNDED, new Balances(1250, 1250, 0, 1250));
  }

  @Test
  void theSameDifferenceAgainIsNoNewsButStillAnAlarm() {
    TestBench bench = Stages.paid();
    bench.paykka.becomes(
        Payments.FIRST, TransactionStatus.PARTIALLY_REFUNDED, new Balances(1250, 1250, 0, 300));
    bench.reconcile.recheck(Payments.ID);
    Payment known = bench.payment();

    bench.reconcile.recheck(Payments.ID);

    assertThat(bench.payment()).isEqualTo(known);
    assertThat(bench.signals.raised()).filteredOn(Signal.BALANCES_DIFFER::equals).hasSize(2);
  }

  @Test
  void aDifferenceThatIsGoneIsNotedAndThePersonStaysCalled() {
    TestBench bench = Stages.paid();
    bench.paykka.becomes(
        Payments.FIRST, TransactionStatus.SUCCESS, new Balances(1250, 1250, 0, 300));
    bench.reconcile.recheck(Payments.ID);
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);

    bench.reconcile.recheck(Payments.ID);

    assertThat(bench.payment().books().differing()).isEmpty();
    assertThat(bench.payment().history().getLast().event()).isEqualTo(PaymentEvent.BALANCES_AGREE);
    assertThat(bench.payment().needsAttention()).isTrue();
    assertThat(bench.told()).containsExactly("payment.paid", "payment.needs_attention");
  }

  @Test
  void aWebhookThatSaysNothingNewIsNoAlarmAboutWhatIsKnown() {
    TestBench bench = Stages.paid();
    Balances theirs = new Balances(1250, 1250, 0, 500);
    webhook(bench, TransactionStatus.SUCCESS, theirs);
    int alarms = bench.signals.raised().size();

    webhook(bench, TransactionStatus.SUCCESS, theirs);

    assertThat(bench.payment().books().differing()).contains(theirs);
    assertThat(bench.signals.raised()).hasSize(alarms);
  }

  @Test
  void balancesThatComeAndGoAreToldTwentyTimes() {
    TestBench bench = Stages.paid();
    for (int i = 0; i < 30; i++) {
      bench.paykka.becomes(
          Payments.FIRST, TransactionStatus.SUCCESS, new Balances(1250, 1250, 0, 300));
      bench.reconcile.recheck(Payments.ID);
      bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
      bench.reconcile.recheck(Payments.ID);
    }

    assertThat(bench.payment().history())
        .filteredOn(line -> line.speaker() == Speaker.PAYKKA_QUERY_ON_RECHECK)
        .extracting(HistoryEntry::event)
        .hasSize(20)
        .containsOnly(PaymentEvent.BALANCES_DIFFER, PaymentEvent.BALANCES_AGREE);
  }

  @Test
  void withoutBalancesNothingIsCompared() {
    TestBench bench = Stages.paid();
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.PARTIALLY_REFUNDED);

    bench.reconcile.recheck(Payments.ID);

    assertThat(bench.payment().books().differing()).isEmpty();
    assertThat(bench.signals.raised()).isEmpty();
  }

  @Test
  void anOpenRefundMayShowOrNot() {
    TestBench bench = Stages.paid();
    bench.operations.mood(Mood.TAKES_ITS_TIME).stopAnsweringQueries();
    bench.operate.operate(refund(300, "key-1"));

    bench.reconcile.recheck(Payments.ID);
    assertThat(bench.payment().books().differing()).isEmpty();

    bench.operations.moved(
        bench.payment().approvedAttempt().orElseThrow().orderId().orElseThrow(),
        OperationKind.REFUND,
        300);
    bench.reconcile.recheck(Payments.ID);
    assertThat(bench.payment().books().differing()).isEmpty();
    assertThat(bench.payment().needsAttention()).isFalse();
    assertThat(bench.payment().books().reserved(OperationKind.REFUND)).isEqualTo(300);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
  }

  @Test
  void moreThanTheOpenRefundIsADifference() {
    TestBench bench = Stages.paid();
    bench.operations.mood(Mood.TAKES_ITS_TIME).stopAnsweringQueries();
    bench.operate.operate(refund(300, "key-1"));
    Balances theirs = new Balances(1250, 1250, 0, 301);
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.PARTIALLY_REFUNDED, theirs);

    bench.reconcile.recheck(Payments.ID);

    differs(bench, new Balances(1250, 1250, 0, 0), theirs);
  }

  /** PayKKa answers, and before the answer is taken in, a refund is done and known. */
  @Test
  void anAnswerThatIsOlderThanOurBooksIsNoDifference() {
    TestBench bench = Stages.paid();
    OperationsWorld world = overheard(bench, () -> bench.operate.operate(refund(300, "key-1")));

    world.reconcile.recheck(Payments.ID);

    assertThat(bench.payment().books().balances()).isEqualTo(new Balances(1250, 1250, 0, 300));
    noAlarm(bench);
  }

  /** The same, where the old answer has something to say that is still news when it was given. */
  @Test
  void anAnswerThatWasOvertakenSettlesButDoesNotCompare() {
    TestBench bench = Stages.authorised();
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(capture(500, "key-1"));
    bench.operations.moved(
        bench.payment().approvedAttempt().orElseThrow().orderId().orElseThrow(),
        OperationKind.CAPTURE,
        500);
    bench.operations.mood(Mood.DOES_IT);
    OperationsWorld world =
        overheard(
            bench,
            () -> {
              bench.writer.report(
                  bench.payment(),
                  Payments.FIRST,
                  bench.paykka.report(Payments.FIRST),
                  Speaker.PAYKKA_WEBHOOK);
              bench.operate.operate(refundAll("key-2"));
            });

    world.reconcile.recheck(Payments.ID);

    assertThat(bench.payment().books().balances()).isEqualTo(new Balances(1250, 500, 0, 500));
    noAlarm(bench);
  }

  /** PayKKa may take a partial capture for the last one. No more is offered than it tells of. */
  @Test
  void aPartThatPaykkaCallsAllIsSeenInAWebhookToo() {
    TestBench bench = Stages.authorised();
    bench.operate.operate(capture(500, "key-1"));
    Balances theirs = new Balances(1250, 500, 750, 0);

    webhook(bench, TransactionStatus.SUCCESS, theirs);

    assertThat(bench.payment().books().differing()).contains(theirs);
    assertThat(bench.payment().needsAttention()).isTrue();
    assertThat(Possible.with(bench.payment())).isEqualTo(new Possible(0, 0, 500));
  }

  @Test
  void aRefundFromPaykkasBackOfficeIsSeenInAWebhookToo() {
    TestBench bench = Stages.paid();
    Balances theirs = new Balances(1250, 1250, 0, 500);

    webhook(bench, TransactionStatus.PARTIALLY_REFUNDED, theirs);

    differs(bench, new Balances(1250, 1250, 0, 0), theirs);
    assertThat(Possible.with(bench.payment())).isEqualTo(new Possible(0, 0, 750));
  }

  @Test
  void aWebhookThatIsOlderThanOurBooksIsNoDifference() {
    TestBench bench = Stages.paid();
    bench.operate.operate(refund(500, "key-1"));

    webhook(bench, TransactionStatus.SUCCESS, new Balances(1250, 1250, 0, 0));

    noAlarm(bench);
  }

  private static void webhook(TestBench bench, TransactionStatus status, Balances balances) {
    bench.writer.report(
        bench.payment(),
        Payments.FIRST,
        bench.paykka.becomes(Payments.FIRST, status, balances),
        Speaker.PAYKKA_WEBHOOK);
  }

  @Test
  void aCaptureThatComesDaysAfterTheApprovalIsNoDifference() {
    TestBench bench = Stages.approvedNotFinal();
    bench.clock.advance(Duration.ofDays(2));
    bench.reconcile.recheck(Payments.ID);
    noAlarm(bench);

    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
    bench.reconcile.recheck(Payments.ID);

    takenOver(bench, PaymentState.PAID, new Balances(1250, 1250, 0, 0));
  }

  /** PayKKa documents AUTHORIZED while a rest can be captured; the numbers are what counts. */
  @Test
  void aPartThatPaykkaCallsSuccessIsStillAPart() {
    TestBench bench = Stages.authorised();
    bench.operate.operate(capture(500, "key-1"));
    Balances part = new Balances(1250, 500, 0, 0);
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS, part);

    bench.reconcile.recheck(Payments.ID);

    takenOver(bench, PaymentState.AUTHORIZED, part);
    assertThat(Possible.with(bench.payment())).isEqualTo(new Possible(750, 750, 500));
  }

  @Test
  void aPartThatPaykkaCallsSuccessSaysNothingOfTheVoidOfTheRest() {
    TestBench bench = Stages.authorised();
    bench.operate.operate(capture(500, "key-1"));
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(voidRest("key-2"));
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS, new Balances(1250, 500, 0, 0));

    bench.reconcile.recheck(Payments.ID);

    assertThat(bench.payment().books().open()).hasSize(1);
    noAlarm(bench);
  }

  /** Found by going through all orders of six events: it threw, so that it came for ever. */
  @Test
  void aRestThatWasLetGoIsTakenInThoughMoreWasTakenThanThereWas() {
    Balances tooMuch = new Balances(1250, 1750, 0, 0);
    TestBench bench = Stages.paid();
    bench.begin(
        Payments.payment()
            .state(PaymentState.PAID)
            .attempt(bench.payment().attempts().getFirst())
            .books(Books.EMPTY.with(tooMuch))
            .build());

    bench.webhook(
        StoryPaykka.with(
            TransactionStatus.PARTIALLY_REVERSED,
            Optional.empty(),
            bench.paykka.becomes(Payments.FIRST, TransactionStatus.PARTIALLY_REVERSED)));

    assertThat(bench.payment().needsAttention()).isTrue();
    assertThat(bench.payment().books().balances()).isEqualTo(tooMuch);
  }

  /** Nobody was called for days, and the capture that was under way stayed so. */
  @Test
  void lessThanTheCaptureThatIsUnderWayWasTakenBySomebodyElse() {
    TestBench bench = Stages.authorised();
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(Operations.captureAll("key-1"));
    bench.paykka.becomes(
        Payments.FIRST, TransactionStatus.AUTHORIZED, new Balances(1250, 400, 0, 0));

    bench.reconcile.recheck(Payments.ID);

    assertThat(bench.payment().books().differing()).contains(new Balances(1250, 400, 0, 0));
    assertThat(bench.payment().needsAttention()).isTrue();
  }

  /** An old webhook would have made refundable again what PayKKa says was never taken. */
  @Test
  void aDifferenceThatSaysLessIsOverOnlyOncePaykkaIsAskedAgain() {
    TestBench bench = Stages.paid();
    TransactionReport old = bench.paykka.report(Payments.FIRST);
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.AUTHORIZED, new Balances(1250, 0, 0, 0));
    bench.reconcile.recheck(Payments.ID);
    assertThat(bench.payment().books().freeToRefund()).isZero();

    bench.webhook(old);

    assertThat(bench.payment().books().freeToRefund()).isZero();
  }

  /** Found by going through all orders of six events: only a question ended it. */
  @Test
  void aDifferenceIsOverOnceAWebhookTellsOfAllThatWasGivenBack() {
    TestBench bench = Stages.paid();
    bench.webhook(
        bench.paykka.becomes(
            Payments.FIRST,
            TransactionStatus.PARTIALLY_REFUNDED,
            new Balances(1250, 1250, 0, 300)));
    assertThat(bench.payment().books().differing()).isPresent();

    Balances all = new Balances(1250, 1250, 0, 1250);
    bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.REFUNDED, all));

    assertThat(bench.payment().books().differing()).isEmpty();
    assertThat(bench.payment().books().balances()).isEqualTo(all);
  }

  @Test
  void aCaptureFailsWhereTheRestWasLetGoAtPaykka() {
    TestBench bench = Stages.authorised();
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(captureAll("key-1"));
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.CANCELED);

    bench.reconcile.recheck(Payments.ID);

    assertThat(bench.payment().books().operations().getFirst().state())
        .isEqualTo(OperationState.FAILED);
    takenOver(bench, PaymentState.CANCELED, new Balances(1250, 0, 1250, 0));
    assertThat(bench.told())
        .containsExactly("payment.authorized", "payment.capture_failed", "payment.canceled");
  }

  @Test
  void aVoidFailsWhereAllWasTakenAtPaykka() {
    TestBench bench = Stages.authorised();
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(voidRest("key-1"));
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);

    bench.reconcile.recheck(Payments.ID);

    assertThat(bench.payment().books().operations().getFirst().state())
        .isEqualTo(OperationState.FAILED);
    takenOver(bench, PaymentState.PAID, new Balances(1250, 1250, 0, 0));
  }

  private static void differs(TestBench bench, Balances ours, Balances theirs) {
    Payment payment = bench.payment();
    assertThat(payment.books().balances()).isEqualTo(ours);
    assertThat(payment.books().differing()).contains(theirs);
    assertThat(payment.needsAttention()).isTrue();
    assertThat(bench.signals.raised())
        .contains(Signal.BALANCES_DIFFER, Signal.PAYMENT_NEEDS_ATTENTION);
  }

  private static void takenOver(TestBench bench, PaymentState state, Balances balances) {
    assertThat(bench.payment().state()).isEqualTo(state);
    assertThat(bench.payment().books().balances()).isEqualTo(balances);
    noAlarm(bench);
  }

  private static void noAlarm(TestBench bench) {
    assertThat(bench.payment().books().differing()).isEmpty();
    assertThat(bench.payment().needsAttention()).isFalse();
    assertThat(bench.signals.raised()).doesNotContain(Signal.BALANCES_DIFFER);
  }

  /** Something happens after PayKKa gave its next answer and before it is taken in. */
  private static OperationsWorld overheard(TestBench bench, Runnable action) {
    PaykkaGateway slow =
        new PaykkaGateway() {
          private boolean first = true;

          @Override
          public InitiationOutcome initiate(Initiation initiation, Duration limit) {
            return bench.paykka.initiate(initiation, limit);
          }

          @Override
          public QueryOutcome query(AttemptId attempt, Duration limit) {
            QueryOutcome answer = bench.paykka.query(attempt, limit);
            if (first) {
              first = false;
              action.run();
            }
            return answer;
          }
        };
    return new OperationsWorld(bench, bench.transitions, slow, bench.operations);
  }
}
