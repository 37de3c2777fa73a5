package io.paykkaserverless.core.operation;

import static io.paykkaserverless.core.operation.Operations.capture;
import static io.paykkaserverless.core.operation.Operations.captureAll;
import static io.paykkaserverless.core.operation.Operations.refund;
import static io.paykkaserverless.core.operation.Operations.refundAll;
import static io.paykkaserverless.core.operation.Operations.voidRest;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.operation.FakeOperations.Mood;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.payment.Decision;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several at once, and reports that come early, late, twice or in the wrong order. */
class OperationRacesTest {

  @Test
  @Timeout(60)
  void twentyRefundsAtOnceNeverGiveBackMoreThanWasTaken() throws Exception {
    for (int round = 0; round < 25; round++) {
      TestBench bench = Stages.paid();

      List<OperationResult> results =
          atOnce(
              IntStream.range(0, 20)
                  .mapToObj(i -> operating(bench, refund(100, "key-" + i)))
                  .toList());

      assertThat(results.stream().filter(OperationResult.Taken.class::isInstance)).hasSize(12);
      assertThat(bench.operations.requests()).isEqualTo(12);
      assertThat(bench.operations.refunds()).isEqualTo(12);
      endsAs(bench, PaymentState.PARTIALLY_REFUNDED, new Balances(1250, 1250, 0, 1200));
    }
  }

  @Test
  @Timeout(60)
  void theSameRefundTwentyTimesAtOnceIsOneRefund() throws Exception {
    for (int round = 0; round < 25; round++) {
      TestBench bench = Stages.paid();

      List<OperationResult> results =
          atOnce(IntStream.range(0, 20).mapToObj(_ -> operating(bench, refundAll("key"))).toList());

      assertThat(results).allMatch(OperationResult.Taken.class::isInstance);
      assertThat(results)
          .filteredOn(result -> !((OperationResult.Taken) result).askedBefore())
          .hasSize(1);
      assertThat(bench.operations.requests()).isEqualTo(1);
      endsAs(bench, PaymentState.REFUNDED, new Balances(1250, 1250, 0, 1250));
    }
  }

  @Test
  @Timeout(60)
  void ofAVoidAndACaptureAtOnceOneHappens() throws Exception {
    for (int round = 0; round < 200; round++) {
      TestBench bench = Stages.authorised();

      List<OperationResult> results =
          atOnce(List.of(operating(bench, captureAll("key-c")), operating(bench, voidRest("v"))));

      assertThat(results.stream().filter(OperationResult.Taken.class::isInstance)).hasSize(1);
      assertThat(bench.operations.requests()).isEqualTo(1);
      boolean captured = bench.payment().state() == PaymentState.PAID;
      endsAs(
          bench,
          captured ? PaymentState.PAID : PaymentState.CANCELED,
          captured ? new Balances(1250, 1250, 0, 0) : new Balances(1250, 0, 1250, 0));
    }
  }

  @Test
  @Timeout(60)
  void capturesOfPartsAtOnceNeverTakeMoreThanWasSetAside() throws Exception {
    for (int round = 0; round < 50; round++) {
      TestBench bench = Stages.authorised();

      atOnce(
          IntStream.range(0, 6).mapToObj(i -> operating(bench, capture(500, "key-" + i))).toList());

      Balances ours = bench.payment().books().balances();
      assertThat(ours.captured()).isIn(500L, 1000L);
      assertThat(bench.operations.requests()).isEqualTo((int) ours.captured() / 500);
      endsAs(bench, PaymentState.AUTHORIZED, ours);
    }
  }

  @Test
  void aVoidThatComesWhileACaptureIsUnderWayIsRefused() {
    TestBench bench = Stages.authorised();
    List<OperationResult> meanwhile = new ArrayList<>();
    bench.operations.beforeAnswering(() -> meanwhile.add(bench.operate.operate(voidRest("key-2"))));

    bench.operate.operate(captureAll("key-1"));

    assertThat(meanwhile).singleElement().isInstanceOf(OperationResult.NotPossible.class);
    assertThat(bench.operations.requests()).isEqualTo(1);
    endsAs(bench, PaymentState.PAID, new Balances(1250, 1250, 0, 0));
  }

  @Test
  void aCaptureThatComesWhileAVoidIsUnderWayIsRefused() {
    TestBench bench = Stages.authorised();
    List<OperationResult> meanwhile = new ArrayList<>();
    bench.operations.beforeAnswering(
        () -> meanwhile.add(bench.operate.operate(capture(1, "key-2"))));

    bench.operate.operate(voidRest("key-1"));

    assertThat(meanwhile).singleElement().isInstanceOf(OperationResult.NotPossible.class);
    assertThat(bench.operations.requests()).isEqualTo(1);
    endsAs(bench, PaymentState.CANCELED, new Balances(1250, 0, 1250, 0));
  }

  @Test
  void whatWasCapturedCanBeRefundedWhileTheNextCaptureIsUnderWay() {
    TestBench bench = Stages.authorised();
    bench.operate.operate(capture(500, "key-1"));
    bench.operations.beforeAnswering(
        () -> {
          bench.operations.beforeAnswering(() -> {});
          bench.operate.operate(refund(500, "key-3"));
        });

    bench.operate.operate(capture(750, "key-2"));

    assertThat(bench.payment().books().operations())
        .extracting(Operation::state)
        .containsOnly(OperationState.SUCCEEDED);
    endsAs(bench, PaymentState.PARTIALLY_REFUNDED, new Balances(1250, 1250, 0, 500));
  }

  @Test
  void aRefundsWebhookMayBeThereBeforeTheAnswer() {
    TestBench bench = Stages.paid();
    OperationId id = new OperationId(Payments.ID, OperationKind.REFUND, 1);
    bench.operations.beforeAnswering(
        () -> webhook(bench, bench.operations.report(id), Decision.Change.class));

    bench.operate.operate(refund(300, "key-1"));

    endsAs(bench, PaymentState.PARTIALLY_REFUNDED, new Balances(1250, 1250, 0, 300));
    assertThat(bench.told()).containsExactly("payment.paid", "payment.refunded");
  }

  @Test
  void aCapturesWebhookMayBeThereBeforeTheAnswer() {
    TestBench bench = Stages.authorised();
    bench.operations.beforeAnswering(
        () ->
            bench.writer.report(
                bench.payment(),
                Payments.FIRST,
                bench.paykka.report(Payments.FIRST),
                Speaker.PAYKKA_WEBHOOK));

    bench.operate.operate(captureAll("key-1"));

    endsAs(bench, PaymentState.PAID, new Balances(1250, 1250, 0, 0));
    assertThat(bench.told())
        .containsExactly("payment.authorized", "payment.captured", "payment.paid");
  }

  @Test
  void duplicatesAndStragglersOfARefundsWebhookChangeNothing() {
    TestBench bench = Stages.paid();
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refund(300, "key-1"));
    OperationId id = bench.payment().books().operations().getFirst().id();
    RefundReport processing = bench.operations.report(id);
    RefundReport reviewing = bench.operations.ends(id, RefundStatus.REVIEWING);
    RefundReport success = bench.operations.ends(id, RefundStatus.SUCCESS);

    webhook(bench, success, Decision.Change.class);
    Payment settled = bench.payment();
    for (RefundReport late : List.of(success, processing, reviewing, success, processing)) {
      webhook(bench, late, Decision.NoChange.class);
    }

    assertThat(bench.payment()).isEqualTo(settled);
    endsAs(bench, PaymentState.PARTIALLY_REFUNDED, new Balances(1250, 1250, 0, 300));
  }

  @Test
  void aReviewDoesNotGoBackToProcessing() {
    TestBench bench = Stages.paid();
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refund(300, "key-1"));
    OperationId id = bench.payment().books().operations().getFirst().id();
    RefundReport processing = bench.operations.report(id);

    webhook(bench, bench.operations.ends(id, RefundStatus.REVIEWING), Decision.Change.class);
    webhook(bench, processing, Decision.NoChange.class);

    assertThat(bench.payment().operation(id).orElseThrow().state())
        .isEqualTo(OperationState.REVIEWING);
  }

  @Test
  void aFailureAfterASuccessMovesNothingAndCallsAPersonOnce() {
    TestBench bench = Stages.paid();
    bench.operate.operate(refund(300, "key-1"));
    OperationId id = bench.payment().books().operations().getFirst().id();
    RefundReport failure = withStatus(bench.operations.report(id), RefundStatus.FAILURE);

    webhook(bench, failure, Decision.Change.class);
    webhook(bench, failure, Decision.NoChange.class);

    Payment payment = bench.payment();
    assertThat(payment.operation(id).orElseThrow().state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(payment.books().balances()).isEqualTo(new Balances(1250, 1250, 0, 300));
    assertThat(payment.needsAttention()).isTrue();
    assertThat(bench.signals.raised()).containsOnlyOnce(Signal.PAYMENT_NEEDS_ATTENTION);
    assertThat(bench.told())
        .containsExactly("payment.paid", "payment.refunded", "payment.needs_attention");
  }

  @Test
  void aSuccessAfterAFailureIsACorrectionAndCallsAPerson() {
    TestBench bench = Stages.paid();
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refund(300, "key-1"));
    OperationId id = bench.payment().books().operations().getFirst().id();
    RefundReport failure = bench.operations.ends(id, RefundStatus.FAILURE);
    webhook(bench, failure, Decision.Change.class);

    webhook(bench, bench.operations.ends(id, RefundStatus.SUCCESS), Decision.Change.class);
    webhook(bench, failure, Decision.NoChange.class);

    Payment payment = bench.payment();
    assertThat(payment.operation(id).orElseThrow().state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(payment.operation(id).orElseThrow().failure()).isEmpty();
    assertThat(payment.state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
    assertThat(payment.books().balances()).isEqualTo(new Balances(1250, 1250, 0, 300));
    assertThat(payment.needsAttention()).isTrue();
    assertThat(bench.told())
        .containsExactly(
            "payment.paid", "payment.refund_failed", "payment.refunded", "payment.needs_attention");
  }

  @Test
  void whatIsFreeAgainAndGivenBackTwiceCallsAPerson() {
    TestBench bench = Stages.paid();
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refundAll("key-1"));
    OperationId first = bench.payment().books().operations().getFirst().id();
    webhook(bench, bench.operations.ends(first, RefundStatus.FAILURE), Decision.Change.class);
    bench.operations.mood(Mood.DOES_IT);
    bench.operate.operate(refundAll("key-2"));

    webhook(bench, bench.operations.ends(first, RefundStatus.SUCCESS), Decision.Change.class);

    Payment payment = bench.payment();
    assertThat(payment.books().balances()).isEqualTo(new Balances(1250, 1250, 0, 2500));
    assertThat(payment.books().balances().isPlausible()).isFalse();
    assertThat(payment.needsAttention()).isTrue();
    assertThat(Possible.with(payment).ableToRefund()).isZero();
  }

  @Test
  void theFailureOfTheFirstAttemptSaysNothingAboutTheMoneyOfTheSecond() {
    TestBench bench = Stages.paidAtTheSecondAttempt();
    bench.operate.operate(refund(300, "key-1"));
    Payment before = bench.payment();

    bench.writer.report(
        before, Payments.FIRST, bench.paykka.report(Payments.FIRST), Speaker.PAYKKA_WEBHOOK);

    assertThat(bench.payment()).isEqualTo(before);
    assertThat(before.books().balances()).isEqualTo(new Balances(1250, 1250, 0, 300));
  }

  @Test
  void anAnswerToAQuestionFromBeforeReleasesNothing() {
    TestBench bench = Stages.authorised();
    bench.operations.mood(Mood.NEVER_GETS_THE_REQUEST);
    bench.operate.operate(captureAll("key-1"));
    Payment asked = bench.payment();
    var answer = bench.paykka.report(Payments.FIRST);
    bench.handOver();
    bench.clock.advance(Duration.ofMinutes(20));

    bench.writer.report(asked, Payments.FIRST, answer, Speaker.PAYKKA_QUERY);

    assertThat(bench.payment().books().open()).hasSize(1);
  }

  private static Callable<OperationResult> operating(TestBench bench, OperationCommand command) {
    return () -> bench.operate.operate(command);
  }

  private static <T> List<T> atOnce(List<Callable<T>> actions) throws Exception {
    CyclicBarrier start = new CyclicBarrier(actions.size());
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(actions.size())) {
      List<Callable<T>> waiting = new ArrayList<>();
      for (Callable<T> action : actions) {
        waiting.add(
            () -> {
              start.await();
              return action.call();
            });
      }
      for (Future<T> result : threads.invokeAll(waiting)) {
        results.add(result.get());
      }
    }
    return results;
  }

  private static void webhook(
      TestBench bench, RefundReport report, Class<? extends Decision> expected) {
    OperationId id = OperationId.parse(report.refundTransId()).orElseThrow();
    assertThat(bench.writer.reportRefund(bench.payment(), id, report, Speaker.PAYKKA_WEBHOOK))
        .isInstanceOf(expected);
  }

  private static RefundReport withStatus(RefundReport report, RefundStatus status) {
    return new RefundReport(
        report.refundTransId(),
        report.merchantId(),
        report.orderId(),
        report.refundOrderId(),
        report.amount(),
        status,
        report.failure());
  }

  private static void endsAs(TestBench bench, PaymentState state, Balances balances) {
    Payment payment = bench.payment();
    assertThat(payment.state()).isEqualTo(state);
    assertThat(payment.books().balances()).isEqualTo(balances);
    assertThat(payment.books().open()).isEmpty();
    assertThat(bench.paykka.report(Payments.FIRST).balances()).contains(balances);
    assertThat(payment.needsAttention()).isFalse();
  }
}
