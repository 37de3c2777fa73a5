package io.paykkaserverless.core.operation;

import static io.paykkaserverless.core.operation.Operations.capture;
import static io.paykkaserverless.core.operation.Operations.captureAll;
import static io.paykkaserverless.core.operation.Operations.refund;
import static io.paykkaserverless.core.operation.Operations.refundAll;
import static io.paykkaserverless.core.operation.Operations.voidRest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.paykkaserverless.core.operation.FakeOperations.Mood;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a capture, a void and a refund do where all goes well, and where PayKKa says no. */
class OperatePaymentTest {

  private TestBench bench = Stages.authorised();

  @Test
  void aCaptureTakesAllThatWasSetAside() {
    Operation done = take(captureAll("key-1"));

    assertThat(done.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(done.amount()).isEqualTo(Payments.AMOUNT);
    assertThat(done.id().text()).isEqualTo(Payments.ID + "c01");
    endsAs(PaymentState.PAID, new Balances(1250, 1250, 0, 0));
    assertThat(bench.told())
        .containsExactly("payment.authorized", "payment.captured", "payment.paid");
    assertThat(bench.operations.requests()).isEqualTo(1);
  }

  @Test
  void aCaptureOfAPartLeavesTheRestSetAside() {
    take(capture(500, "key-1"));

    endsAs(PaymentState.AUTHORIZED, new Balances(1250, 500, 0, 0));
    assertThat(Possible.with(bench.payment())).isEqualTo(new Possible(750, 750, 500));
    assertThat(bench.told()).containsExactly("payment.authorized", "payment.captured");
  }

  @Test
  void capturesAddUpAndTheLastOnePaysThePayment() {
    take(capture(500, "key-1"));
    take(capture(700, "key-2"));
    Operation last = take(captureAll("key-3"));

    assertThat(last.amount().minor()).isEqualTo(50);
    assertThat(last.id().text()).endsWith("c03");
    endsAs(PaymentState.PAID, new Balances(1250, 1250, 0, 0));
    assertThat(bench.told())
        .containsExactly(
            "payment.authorized",
            "payment.captured",
            "payment.captured",
            "payment.captured",
            "payment.paid");
  }

  @Test
  void aVoidLetsGoEverything() {
    Operation done = take(voidRest("key-1"));

    assertThat(done.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(done.amount()).isEqualTo(Payments.AMOUNT);
    endsAs(PaymentState.CANCELED, new Balances(1250, 0, 1250, 0));
    assertThat(bench.told()).containsExactly("payment.authorized", "payment.canceled");
  }

  @Test
  void aVoidAfterAPartWasCapturedLetsGoTheRest() {
    take(capture(500, "key-1"));
    Operation done = take(voidRest("key-2"));

    assertThat(done.amount().minor()).isEqualTo(750);
    endsAs(PaymentState.PARTIALLY_REVERSED, new Balances(1250, 500, 750, 0));
    assertThat(Possible.with(bench.payment())).isEqualTo(new Possible(0, 0, 500));
    assertThat(bench.told())
        .containsExactly("payment.authorized", "payment.captured", "payment.partially_reversed");
  }

  @Test
  void aPaymentUnderAutomaticCaptureCanBeVoidedUntilItIsTaken() {
    bench = Stages.approvedNotFinal();

    take(voidRest("key-1"));

    endsAs(PaymentState.CANCELED, new Balances(1250, 0, 1250, 0));
  }

  @Test
  void aRefundGivesEverythingBack() {
    bench = Stages.paid();

    Operation done = take(refundAll("key-1"));

    assertThat(done.state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(done.refundOrderId()).contains(new RefundOrderId("RG1000"));
    endsAs(PaymentState.REFUNDED, new Balances(1250, 1250, 0, 1250));
    assertThat(bench.told()).containsExactly("payment.paid", "payment.refunded");
    assertThat(bench.operations.requests()).isEqualTo(1);
  }

  @Test
  void refundsAddUpAndEachIsTold() {
    bench = Stages.paid();

    take(refund(300, "key-1"));
    endsAs(PaymentState.PARTIALLY_REFUNDED, new Balances(1250, 1250, 0, 300));
    take(refund(300, "key-2"));
    endsAs(PaymentState.PARTIALLY_REFUNDED, new Balances(1250, 1250, 0, 600));
    Operation last = take(refundAll("key-3"));

    assertThat(last.amount().minor()).isEqualTo(650);
    endsAs(PaymentState.REFUNDED, new Balances(1250, 1250, 0, 1250));
    assertThat(bench.told())
        .containsExactly(
            "payment.paid", "payment.refunded", "payment.refunded", "payment.refunded");
  }

  @Test
  void whatWasCapturedCanBeRefundedWhileTheRestIsStillSetAside() {
    take(capture(500, "key-1"));
    take(refundAll("key-2"));
    endsAs(PaymentState.AUTHORIZED, new Balances(1250, 500, 0, 500));

    take(captureAll("key-3"));
    endsAs(PaymentState.PARTIALLY_REFUNDED, new Balances(1250, 1250, 0, 500));
  }

  @Test
  void aVoidOfTheRestAfterAllThatWasCapturedIsGivenBackEndsInRefunded() {
    take(capture(500, "key-1"));
    take(refundAll("key-2"));
    take(voidRest("key-3"));

    endsAs(PaymentState.REFUNDED, new Balances(1250, 500, 750, 500));
  }

  @Test
  void moneyMovesAtTheAttemptThatTookIt() {
    bench = Stages.paidAtTheSecondAttempt();

    take(refund(300, "key-1"));

    assertThat(bench.paykka.report(Payments.SECOND).balances())
        .contains(new Balances(1250, 1250, 0, 300));
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
  }

  @Test
  void theHistoryTellsWhoWantedWhatAndWhatMoved() {
    take(capture(500, "key-1"));

    List<HistoryEntry> lines =
        bench.payment().history().stream().filter(line -> line.operation() == 1).toList();
    assertThat(lines)
        .extracting(HistoryEntry::speaker, HistoryEntry::event, line -> line.balances().captured())
        .containsExactly(
            tuple(Speaker.MERCHANT, PaymentEvent.CAPTURE_REQUESTED, 0L),
            tuple(Speaker.PAYKKA_REPLY, OperationEvent.OPERATION_ACCEPTED, 0L),
            tuple(Speaker.PAYKKA_QUERY, OperationEvent.OPERATION_SUCCEEDED, 500L));
  }

  @Test
  void theAmountIsReservedBeforePaykkaIsAsked() {
    bench.operations.beforeAnswering(
        () -> {
          Payment meanwhile = bench.payment();
          assertThat(meanwhile.books().reserved(OperationKind.CAPTURE)).isEqualTo(500);
          assertThat(meanwhile.books().open())
              .extracting(Operation::state)
              .containsExactly(OperationState.REQUESTED);
        });

    take(capture(500, "key-1"));
    assertThat(bench.operations.requests()).isEqualTo(1);
  }

  @Test
  void whatPaykkaTakesUpAndHasNotDoneStaysReserved() {
    bench.operations.mood(Mood.TAKES_ITS_TIME);

    assertThat(take(capture(500, "key-1")).state()).isEqualTo(OperationState.PROCESSING);
    endsAs(PaymentState.AUTHORIZED, new Balances(1250, 0, 0, 0));
    assertThat(bench.payment().books().reserved(OperationKind.CAPTURE)).isEqualTo(500);
    assertThat(Possible.with(bench.payment())).isEqualTo(new Possible(0, 0, 0));
    assertThat(bench.told()).containsExactly("payment.authorized");
  }

  @Test
  void aRefundThatSomebodyReviewsStaysReservedAndOthersGoOn() {
    bench = Stages.paid();
    bench.operations.mood(Mood.REVIEWS_IT);
    assertThat(take(refund(1000, "key-1")).state()).isEqualTo(OperationState.REVIEWING);

    assertThat(Possible.with(bench.payment()).ableToRefund()).isEqualTo(250);
    bench.operations.mood(Mood.DOES_IT);
    assertThat(take(refundAll("key-2")).amount().minor()).isEqualTo(250);
    endsAs(PaymentState.PARTIALLY_REFUNDED, new Balances(1250, 1250, 0, 250));
  }

  @Test
  void aDefiniteNoReleasesACapture() {
    bench.operations.mood(Mood.REFUSES);

    Operation refused = take(capture(500, "key-1"));

    assertThat(refused.state()).isEqualTo(OperationState.FAILED);
    assertThat(refused.failure()).contains(FakeOperations.REFUSED);
    assertThat(Possible.with(bench.payment())).isEqualTo(new Possible(1250, 1250, 0));
    assertThat(bench.told()).containsExactly("payment.authorized", "payment.capture_failed");
    assertThat(bench.payment().needsAttention()).isFalse();
  }

  @Test
  void aDefiniteNoReleasesAVoid() {
    bench.operations.mood(Mood.REFUSES);

    assertThat(take(voidRest("key-1")).state()).isEqualTo(OperationState.FAILED);
    assertThat(Possible.with(bench.payment())).isEqualTo(new Possible(1250, 1250, 0));
    assertThat(bench.told()).containsExactly("payment.authorized", "payment.void_failed");
  }

  @Test
  void aDefiniteNoReleasesARefund() {
    bench = Stages.paid();
    bench.operations.mood(Mood.REFUSES);

    assertThat(take(refundAll("key-1")).state()).isEqualTo(OperationState.FAILED);
    assertThat(Possible.with(bench.payment()).ableToRefund()).isEqualTo(1250);
    assertThat(bench.told()).containsExactly("payment.paid", "payment.refund_failed");
    endsAs(PaymentState.PAID, new Balances(1250, 1250, 0, 0));
  }

  @Test
  void theSameRequestAgainDoesNothingAndAnswersTheSame() {
    Operation first = take(capture(500, "key-1"));
    Payment before = bench.payment();

    OperationResult again = bench.operate.operate(capture(500, "key-1"));

    assertThat(again).isEqualTo(new OperationResult.Taken(before, first, true));
    assertThat(bench.payment()).isEqualTo(before);
    assertThat(bench.operations.requests()).isEqualTo(1);
  }

  @Test
  void theSameRequestWithoutAnAmountIsTheSameAlthoughLessIsPossibleNow() {
    bench = Stages.paid();
    take(refund(300, "key-0"));
    Operation first = take(refundAll("key-1"));

    OperationResult again = bench.operate.operate(refundAll("key-1"));

    assertThat(again).isEqualTo(new OperationResult.Taken(bench.payment(), first, true));
    assertThat(bench.operations.requests()).isEqualTo(2);
  }

  @Test
  void aRequestThatFailedIsNotTriedAgainUnderItsKey() {
    bench.operations.mood(Mood.REFUSES);
    Operation failed = take(captureAll("key-1"));
    bench.operations.mood(Mood.DOES_IT);

    assertThat(bench.operate.operate(captureAll("key-1")))
        .isEqualTo(new OperationResult.Taken(bench.payment(), failed, true));
    assertThat(bench.operations.requests()).isEqualTo(1);

    assertThat(take(captureAll("key-2")).state()).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void aKeyIsForOneThingOnly() {
    Operation first = take(capture(500, "key-1"));
    Payment before = bench.payment();

    for (OperationCommand other :
        List.of(
            capture(501, "key-1"),
            captureAll("key-1"),
            voidRest("key-1"),
            refund(500, "key-1"),
            Operations.in("EUR", capture(500, "key-1")))) {
      assertThat(bench.operate.operate(other))
          .isEqualTo(new OperationResult.KeyReused(before, first));
    }
    assertThat(bench.payment()).isEqualTo(before);
    assertThat(bench.operations.requests()).isEqualTo(1);
  }

  @Test
  void theSameKeyOfAnotherCallerIsAnotherKey() {
    take(capture(500, "key-1"));

    Operation other = take(Operations.by("back office", capture(500, "key-1")));

    assertThat(other.id().number()).isEqualTo(2);
    endsAs(PaymentState.AUTHORIZED, new Balances(1250, 1000, 0, 0));
  }

  @Test
  void whatNobodyCreatedCannotBeOperated() {
    TestBench empty = new TestBench();
    empty.begin(Payments.payment().id(Payments.OTHER_ID).build());

    assertThat(empty.operate.operate(captureAll("key-1")))
        .isEqualTo(new OperationResult.NoSuchPayment());
  }

  @Test
  void aFinishedOperationIsShownWithoutAskingPaykka() {
    Operation done = take(captureAll("key-1"));
    int queries = bench.paykka.queries();

    assertThat(bench.viewOperation.view(done.id())).contains(bench.payment());
    assertThat(bench.paykka.queries()).isEqualTo(queries);
    assertThat(bench.viewOperation.view(new OperationId(Payments.ID, OperationKind.REFUND, 1)))
        .isEqualTo(Optional.empty());
  }

  @Test
  void anOpenOperationIsAskedAfterBeforeItIsShown() {
    bench = Stages.paid();
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    Operation open = take(refund(300, "key-1"));
    bench.operations.ends(open.id(), RefundStatus.SUCCESS);

    Payment shown = bench.viewOperation.view(open.id()).orElseThrow();

    assertThat(shown.operation(open.id()).orElseThrow().state())
        .isEqualTo(OperationState.SUCCEEDED);
    assertThat(shown).isEqualTo(bench.payment());
  }

  private Operation take(OperationCommand command) {
    OperationResult result = bench.operate.operate(command);
    assertThat(result).isInstanceOf(OperationResult.Taken.class);
    OperationResult.Taken taken = (OperationResult.Taken) result;
    assertThat(taken.askedBefore()).isFalse();
    assertThat(taken.payment()).isEqualTo(bench.payment());
    return taken.operation();
  }

  /** Here and, where it is the first attempt that holds the money, at PayKKa. */
  private void endsAs(PaymentState state, Balances balances) {
    assertThat(bench.payment().state()).isEqualTo(state);
    assertThat(bench.payment().approvedAttempt().orElseThrow().state()).isEqualTo(state);
    assertThat(bench.payment().books().balances()).isEqualTo(balances);
    assertThat(bench.paykka.report(Payments.FIRST).balances()).contains(balances);
    assertThat(bench.payment().needsAttention()).isFalse();
  }
}
