package io.paykkaserverless.core.operation;

import static io.paykkaserverless.core.operation.Operations.all;
import static io.paykkaserverless.core.operation.Operations.refund;
import static io.paykkaserverless.core.operation.Operations.refundAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.operation.FakeOperations.Mood;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to captures, voids and refunds although nobody calls and no webhook comes. */
class ReconcileOperationsTest {

  private static final Duration SWEEP_EVERY = Duration.ofMinutes(5);
  private static final Duration ALL_LOOKS = Duration.ofDays(5);

  private TestBench bench = Stages.paid();

  @ParameterizedTest
  @EnumSource(OperationKind.class)
  void whatPaykkaDidIsKnownWithinTwoSweeps(OperationKind kind) {
    begin(kind);
    bench.operations.mood(Mood.LOSES_THE_ANSWER_AFTER_DOING_IT).stopAnsweringQueries();
    bench.paykka.stopAnsweringQueries();
    bench.operate.operate(all(kind, "key-1"));
    assertThat(bench.payment().books().open()).hasSize(1);
    bench.operations.answerQueries();
    bench.paykka.answerQueries();

    sweepAfter(SWEEP_EVERY);
    sweepAfter(SWEEP_EVERY);

    settled(OperationState.SUCCEEDED);
    assertThat(bench.paykka.report(Payments.FIRST).balances())
        .contains(bench.payment().books().balances());
    assertThat(bench.operations.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(OperationKind.class)
  void whatNeverArrivedIsReleasedWithinTwoSweepsAfterItsGrace(OperationKind kind) {
    begin(kind);
    bench.operations.mood(Mood.NEVER_GETS_THE_REQUEST);
    bench.operate.operate(all(kind, "key-1"));

    sweepAfter(Duration.ofMinutes(1));
    sweepAfter(Duration.ofMinutes(8));
    assertThat(bench.payment().books().open()).hasSize(1);
    sweepAfter(Duration.ofMinutes(7));
    sweepAfter(SWEEP_EVERY);

    settled(OperationState.FAILED);
    assertThat(Possible.with(bench.payment()).of(kind)).isEqualTo(1250);
  }

  @Test
  void refundsThatFailAndSucceedAreEachFoundOut() {
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refund(300, "key-1"));
    bench.operate.operate(refund(400, "key-2"));
    bench.operations.mood(Mood.REVIEWS_IT);
    bench.operate.operate(refund(500, "key-3"));
    bench.operations.ends(id(1), RefundStatus.FAILURE);
    bench.operations.ends(id(2), RefundStatus.SUCCESS);

    sweepAfter(SWEEP_EVERY);

    assertThat(bench.payment().books().operations())
        .extracting(Operation::state)
        .containsExactly(OperationState.FAILED, OperationState.SUCCEEDED, OperationState.REVIEWING);
    assertThat(bench.payment().books().balances()).isEqualTo(new Balances(1250, 1250, 0, 400));
    assertThat(bench.payment().books().reserved(OperationKind.REFUND)).isEqualTo(500);
  }

  @Test
  void aRefundThatNeverEndsIsAskedAfterWithGrowingGapsAndThenAPersonIsCalled() {
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refund(500, "key-1"));
    Instant requested = bench.clock.instant();
    List<Duration> asked = new ArrayList<>();
    int before = bench.operations.refundQueries();
    Instant end = requested.plus(ALL_LOOKS);
    while (bench.clock.instant().isBefore(end)) {
      sweepAfter(SWEEP_EVERY);
      if (bench.operations.refundQueries() > before) {
        before = bench.operations.refundQueries();
        asked.add(Duration.between(requested, bench.clock.instant()));
      }
    }

    assertThat(asked).hasSize(10);
    assertThat(gaps(asked)).isSortedAccordingTo(Duration::compareTo);
    assertThat(bench.payment().needsAttention()).isTrue();
    deliverAll();
    assertThat(bench.payment().dueAt()).isEmpty();
    assertThat(bench.payment().books().reserved(OperationKind.REFUND)).isEqualTo(500);
    assertThat(bench.signals.raised()).containsOnlyOnce(Signal.PAYMENT_NEEDS_ATTENTION);
    assertThat(bench.told()).endsWith("payment.needs_attention");
  }

  @ParameterizedTest
  @EnumSource(names = {"CAPTURE", "VOID"})
  void whatPaykkaTookUpAndNeverDidIsReleasedAfterDays(OperationKind kind) {
    begin(kind);
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(all(kind, "key-1"));

    bench.clock.advance(Duration.ofDays(2));
    bench.reconcile.recheck(Payments.ID);
    assertThat(Possible.with(bench.payment()).of(kind)).isZero();
    bench.clock.advance(Duration.ofDays(1));
    bench.reconcile.recheck(Payments.ID);

    settled(OperationState.FAILED);
    assertThat(Possible.with(bench.payment()).of(kind)).isEqualTo(1250);
  }

  @Test
  void aRefundMayBeReviewedForDays() {
    bench.operations.mood(Mood.REVIEWS_IT);
    bench.operate.operate(refundAll("key-1"));
    sweepFor(Duration.ofDays(3));
    assertThat(bench.payment().books().open())
        .extracting(Operation::state)
        .containsExactly(OperationState.REVIEWING);
    assertThat(bench.payment().needsAttention()).isFalse();

    bench.operations.ends(id(1), RefundStatus.SUCCESS);
    sweepFor(Duration.ofDays(2));

    settled(OperationState.SUCCEEDED);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.REFUNDED);
    assertThat(bench.payment().needsAttention()).isFalse();
  }

  @Test
  void whatWasGivenUpIsStillSettledByAWebhook() {
    bench.operations.mood(Mood.REVIEWS_IT);
    bench.operate.operate(refundAll("key-1"));
    sweepFor(ALL_LOOKS);
    assertThat(bench.payment().needsAttention()).isTrue();

    bench.writer.reportRefund(
        bench.payment(),
        id(1),
        bench.operations.ends(id(1), RefundStatus.SUCCESS),
        Speaker.PAYKKA_WEBHOOK);

    settled(OperationState.SUCCEEDED);
    assertThat(bench.told()).endsWith("payment.refunded");
  }

  @Test
  void aNewOperationIsLookedAtFromTheStartAndTheGivenUpOneWithIt() {
    bench.operations.mood(Mood.REVIEWS_IT);
    bench.operate.operate(refund(300, "key-1"));
    sweepFor(ALL_LOOKS);
    assertThat(bench.payment().dueAt()).isEmpty();
    bench.operations.ends(id(1), RefundStatus.SUCCESS);

    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refund(300, "key-2"));
    bench.operations.ends(id(2), RefundStatus.SUCCESS);
    sweepAfter(SWEEP_EVERY);

    settled(OperationState.SUCCEEDED);
  }

  /** The refund leaves the payment's state as it is, and the sweep had given up before. */
  @Test
  void whatIsToldAfterTheSweepGaveUpIsHandedOverAgainIfTheQueueWasDown() {
    bench.operate.operate(refund(300, "key-1"));
    bench.operations.mood(Mood.REVIEWS_IT);
    bench.operate.operate(refund(300, "key-2"));
    sweepFor(ALL_LOOKS);
    bench.queue.breakDown();
    bench.writer.reportRefund(
        bench.payment(),
        id(2),
        bench.operations.ends(id(2), RefundStatus.SUCCESS),
        Speaker.PAYKKA_WEBHOOK);
    bench.queue.repair();
    int taken = bench.queue.taken().size();

    sweepAfter(SWEEP_EVERY);

    assertThat(bench.queue.taken()).hasSize(taken + 1);
    assertThat(bench.queue.taken().getLast().notification())
        .isEqualTo(bench.payment().outbox().getLast().id());
  }

  @Test
  void aRecheckAsksAfterATransactionOnceThoughACaptureIsUnderWay() {
    begin(OperationKind.CAPTURE);
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(all(OperationKind.CAPTURE, "key-1"));
    int before = bench.paykka.queries();

    bench.reconcile.recheck(Payments.ID);

    assertThat(bench.paykka.queries()).isEqualTo(before + 1);
  }

  @Test
  void theCallForAPersonIsHandedOverAgainIfTheQueueWasDown() {
    bench.operations.mood(Mood.REVIEWS_IT);
    bench.operate.operate(refund(300, "key-1"));
    deliverAll();
    bench.queue.breakDown();
    while (!bench.payment().needsAttention()) {
      sweepAfter(SWEEP_EVERY);
    }
    assertThat(bench.told()).endsWith("payment.needs_attention");
    bench.queue.repair();

    sweepAfter(SWEEP_EVERY);

    assertThat(bench.queue.taken().getLast().notification())
        .isEqualTo(bench.payment().outbox().getLast().id());
    assertThat(bench.payment().history().stream().map(HistoryEntry::event))
        .containsOnlyOnce(PaymentEvent.SWEEP_GAVE_UP);
    deliverAll();
    assertThat(bench.payment().dueAt()).isEmpty();
  }

  @Test
  void whatIsSettledLeavesTheIndex() {
    bench.operate.operate(refund(300, "key-1"));
    deliverAll();
    assertThat(bench.payment().dueAt()).isEmpty();

    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refund(300, "key-2"));
    assertThat(bench.payment().dueAt()).contains(bench.clock.instant().plus(Duration.ofMinutes(1)));
  }

  @Test
  void whoLooksAtAPaymentInDoubtRepairsItsOperations() {
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refundAll("key-1"));
    bench.operations.ends(id(1), RefundStatus.SUCCESS);
    bench.clock.advance(Duration.ofMinutes(2));

    assertThat(bench.view.view(Payments.ID).orElseThrow().state()).isEqualTo(PaymentState.REFUNDED);
  }

  private void begin(OperationKind kind) {
    bench = kind == OperationKind.REFUND ? Stages.paid() : Stages.authorised();
    deliverAll();
  }

  private OperationId id(int number) {
    return bench.payment().books().operations().get(number - 1).id();
  }

  private void settled(OperationState state) {
    assertThat(bench.payment().books().operations())
        .extracting(Operation::state)
        .containsOnly(state);
    deliverAll();
    if (bench.payment().state() != PaymentState.AUTHORIZED) {
      assertThat(bench.payment().dueAt()).isEmpty();
    }
  }

  private void deliverAll() {
    bench.handOver();
  }

  private void sweepAfter(Duration pause) {
    bench.clock.advance(pause);
    bench.sweep.run(Instant.MAX);
  }

  private void sweepFor(Duration time) {
    Instant end = bench.clock.instant().plus(time);
    while (bench.clock.instant().isBefore(end)) {
      sweepAfter(SWEEP_EVERY);
      deliverAll();
    }
  }

  private static List<Duration> gaps(List<Duration> moments) {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < moments.size(); i++) {
      gaps.add(moments.get(i).minus(moments.get(i - 1)));
    }
    return gaps;
  }
}
