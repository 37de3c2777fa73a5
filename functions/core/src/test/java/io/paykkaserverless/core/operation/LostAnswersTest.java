package io.paykkaserverless.core.operation;

import static io.paykkaserverless.core.operation.Operations.all;
import static io.paykkaserverless.core.operation.Operations.capture;
import static io.paykkaserverless.core.operation.Operations.captureAll;
import static io.paykkaserverless.core.operation.Operations.refund;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.operation.FakeOperations.Mood;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** PayKKa's answer is lost, or the store's, or we are: nothing is sent twice, nothing is lost. */
class LostAnswersTest {

  private static final Duration GRACE = Duration.ofMinutes(10);

  @ParameterizedTest
  @EnumSource(OperationKind.class)
  void whatPaykkaDidIsFoundOutAtOnce(OperationKind kind) {
    TestBench bench = ready(kind);
    bench.operations.mood(Mood.LOSES_THE_ANSWER_AFTER_DOING_IT);

    assertThat(operate(bench, kind).state()).isEqualTo(OperationState.SUCCEEDED);

    assertThat(bench.signals.raised()).contains(Signal.PAYKKA_ANSWER_LOST);
    booksAgree(bench);
    assertThat(bench.operations.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(OperationKind.class)
  void whatNobodyKnowsStaysReserved(OperationKind kind) {
    TestBench bench = silent(kind, Mood.LOSES_THE_ANSWER_AFTER_DOING_IT);

    Operation unknown = operate(bench, kind);

    assertThat(unknown.state()).isEqualTo(OperationState.UNKNOWN);
    assertThat(bench.payment().books().reserved(kind)).isEqualTo(1250);
    assertThat(Possible.with(bench.payment())).isEqualTo(new Possible(0, 0, 0));
    assertThat(bench.told()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(OperationKind.class)
  void askingAgainUnderTheKeyFindsOutAndSendsNothing(OperationKind kind) {
    TestBench bench = silent(kind, Mood.LOSES_THE_ANSWER_AFTER_DOING_IT);
    operate(bench, kind);
    for (int i = 0; i < 5; i++) {
      bench.clock.advance(Duration.ofMinutes(3));
      assertThat(operate(bench, kind).state()).isEqualTo(OperationState.UNKNOWN);
    }

    answerQueries(bench);
    assertThat(operate(bench, kind).state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(bench.operations.requests()).isEqualTo(1);
    booksAgree(bench);
  }

  /** A person was called for nothing: the status alone seemed to forget the rest. */
  @Test
  void aStatusWithoutBalancesLeavesTheVoidToItsOwnQuestion() {
    TestBench bench = Stages.authorised();
    bench.operate.operate(Operations.capture(500, "key-1"));
    bench.operate.operate(Operations.refundAll("key-2"));
    bench.operations.mood(Mood.LOSES_THE_ANSWER_AFTER_DOING_IT);
    bench.paykka.stopAnsweringQueries();
    bench.operate.operate(Operations.voidRest("key-3"));

    TransactionReport refunded = bench.paykka.report(Payments.FIRST);
    assertThat(refunded.status()).isEqualTo(TransactionStatus.REFUNDED);
    bench.webhook(StoryPaykka.with(refunded.status(), Optional.empty(), refunded));
    assertThat(bench.payment().state()).isEqualTo(PaymentState.AUTHORIZED);
    bench.paykka.answerQueries();
    bench.reconcile.recheck(Payments.ID);

    assertThat(bench.payment().state()).isEqualTo(PaymentState.REFUNDED);
    assertThat(bench.payment().needsAttention()).isFalse();
    booksAgree(bench);
  }

  @ParameterizedTest
  @EnumSource(OperationKind.class)
  void aWebhookTellsWhatTheAnswerDidNot(OperationKind kind) {
    TestBench bench = silent(kind, Mood.LOSES_THE_ANSWER_AFTER_DOING_IT);
    Operation unknown = operate(bench, kind);

    webhook(bench, unknown);

    assertThat(operation(bench).state()).isEqualTo(OperationState.SUCCEEDED);
    booksAgree(bench);
  }

  /** Found by going through all orders of six events: the merchant was told that it had failed. */
  @Test
  void aCaptureHappenedIfPaykkaTellsOfARefundBeforeItTellsOfTheCapture() {
    TestBench bench = silent(OperationKind.CAPTURE, Mood.LOSES_THE_ANSWER_AFTER_DOING_IT);
    operate(bench, OperationKind.CAPTURE);
    bench.operations.moved(order(bench), OperationKind.REFUND, 300);

    bench.webhook(withoutBalances(bench));
    answerQueries(bench);
    bench.reconcile.recheck(Payments.ID);

    assertThat(operation(bench).state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
    assertThat(bench.told())
        .contains("payment.captured", "payment.needs_attention")
        .doesNotContain("payment.capture_failed");
    assertThat(bench.payment().books().differing()).contains(new Balances(1250, 1250, 0, 300));
  }

  /** Found by going through all orders of six events: nobody was told. */
  @Test
  void aPersonIsCalledWherePaykkasStatusLeavesNoRoomForAVoidUnderWay() {
    TestBench bench = silent(OperationKind.VOID, Mood.NEVER_GETS_THE_REQUEST);
    operate(bench, OperationKind.VOID);
    bench.operations.moved(order(bench), OperationKind.CAPTURE, 1250);
    bench.operations.moved(order(bench), OperationKind.REFUND, 300);

    bench.webhook(withoutBalances(bench));

    assertThat(bench.payment().needsAttention()).isTrue();
    assertThat(operation(bench).state()).isEqualTo(OperationState.UNKNOWN);
  }

  private static PaykkaOrderId order(TestBench bench) {
    return bench.payment().approvedAttempt().orElseThrow().orderId().orElseThrow();
  }

  private static TransactionReport withoutBalances(TestBench bench) {
    TransactionReport report = bench.paykka.report(Payments.FIRST);
    return StoryPaykka.with(report.status(), Optional.empty(), report);
  }

  @ParameterizedTest
  @EnumSource(OperationKind.class)
  void whatLeftNoTraceIsReleasedOnceItCanNoLongerArriveAndNotBefore(OperationKind kind) {
    TestBench bench = ready(kind);
    bench.operations.mood(Mood.NEVER_GETS_THE_REQUEST);
    assertThat(operate(bench, kind).state()).isEqualTo(OperationState.UNKNOWN);

    bench.clock.advance(GRACE.minusMillis(1));
    bench.reconcile.recheck(Payments.ID);
    assertThat(operation(bench).state()).isEqualTo(OperationState.UNKNOWN);
    assertThat(bench.payment().books().reserved(kind)).isEqualTo(1250);

    bench.clock.advance(Duration.ofMillis(1));
    bench.reconcile.recheck(Payments.ID);
    assertThat(operation(bench).state()).isEqualTo(OperationState.FAILED);
    assertThat(operation(bench).failure().orElseThrow().reason())
        .isEqualTo(FailureReason.NOT_PROCESSED);
    assertThat(bench.payment().books().reserved(kind)).isZero();
    assertThat(Possible.with(bench.payment()).of(kind)).isEqualTo(1250);
    assertThat(bench.operations.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(OperationKind.class)
  void silenceOfAPaykkaThatDoesNotAnswerReleasesNothing(OperationKind kind) {
    TestBench bench = silent(kind, Mood.NEVER_GETS_THE_REQUEST);
    operate(bench, kind);

    bench.clock.advance(Duration.ofDays(1));
    bench.reconcile.recheck(Payments.ID);

    assertThat(operation(bench).state()).isEqualTo(OperationState.UNKNOWN);
    assertThat(bench.payment().books().reserved(kind)).isEqualTo(1250);
  }

  @ParameterizedTest
  @EnumSource(
      value = OperationKind.class,
      names = {"CAPTURE", "VOID"})
  void whatPaykkaTookUpIsNotReleasedBecauseItDoesNotShow(OperationKind kind) {
    TestBench bench = ready(kind);
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    operate(bench, kind);

    bench.clock.advance(Duration.ofDays(1));
    bench.reconcile.recheck(Payments.ID);

    assertThat(operation(bench).state()).isEqualTo(OperationState.PROCESSING);
    assertThat(bench.payment().books().reserved(kind)).isEqualTo(1250);
  }

  @Test
  void aCaptureOfAPartThatLeftNoTraceIsReleasedBesideOneThatHappened() {
    TestBench bench = Stages.authorised();
    bench.operate.operate(capture(500, "before"));
    bench.operations.mood(Mood.NEVER_GETS_THE_REQUEST);
    bench.operate.operate(capture(500, "key-1"));

    bench.clock.advance(GRACE);
    bench.reconcile.recheck(Payments.ID);

    assertThat(bench.payment().books().operations())
        .extracting(Operation::state)
        .containsExactly(OperationState.SUCCEEDED, OperationState.FAILED);
    assertThat(bench.payment().books().balances()).isEqualTo(new Balances(1250, 500, 0, 0));
  }

  @Test
  void anAnswerAboutAnotherAmountIsNotBelieved() {
    TestBench bench = Stages.paid();
    bench.operations.mood(Mood.ANSWERS_FOR_ANOTHER_AMOUNT);
    bench.operations.stopAnsweringQueries();

    bench.operate.operate(refund(300, "key-1"));

    assertThat(operation(bench).state()).isEqualTo(OperationState.UNKNOWN);
    assertThat(bench.payment().books().reserved(OperationKind.REFUND)).isEqualTo(300);
    assertThat(bench.signals.raised()).contains(Signal.REPORT_MISMATCH, Signal.PAYKKA_ANSWER_LOST);

    bench.operations.answerQueries();
    bench.reconcile.recheck(Payments.ID);
    assertThat(operation(bench).state()).isEqualTo(OperationState.SUCCEEDED);
    booksAgree(bench);
  }

  @ParameterizedTest
  @EnumSource(OperationKind.class)
  void whoAsksAgainWhileTheFirstIsAtWorkWaitsAndSendsNothing(OperationKind kind) {
    TestBench bench = ready(kind);
    List<OperationResult> meanwhile = new ArrayList<>();
    int queries = bench.paykka.queries();
    bench.operations.beforeAnswering(
        () -> meanwhile.add(bench.operate.operate(all(kind, "key-1"))));

    operate(bench, kind);

    assertThat(meanwhile).hasSize(1);
    assertThat(((OperationResult.Taken) meanwhile.getFirst()).operation().state())
        .isEqualTo(OperationState.REQUESTED);
    assertThat(bench.operations.requests()).isEqualTo(1);
    assertThat(bench.paykka.queries() - queries).isLessThanOrEqualTo(1);
  }

  /** Nobody is at work on it any more: the first request has its answer, or has lost it. */
  @ParameterizedTest
  @EnumSource(OperationKind.class)
  void whoAsksAgainAfterALostAnswerNeedNotWait(OperationKind kind) {
    TestBench bench = silent(kind, Mood.LOSES_THE_ANSWER_AFTER_DOING_IT);
    operate(bench, kind);
    answerQueries(bench);

    assertThat(operate(bench, kind).state()).isEqualTo(OperationState.SUCCEEDED);
  }

  @ParameterizedTest
  @EnumSource(OperationKind.class)
  void whatIsKnownIsNotAskedAfterAgain(OperationKind kind) {
    TestBench bench = ready(kind);
    operate(bench, kind);
    int queries = bench.paykka.queries();
    int refundQueries = bench.operations.refundQueries();

    operate(bench, kind);

    assertThat(bench.paykka.queries()).isEqualTo(queries);
    assertThat(bench.operations.refundQueries()).isEqualTo(refundQueries);
  }

  @Test
  void theHistoryTellsWhyThereIsNoAnswerAndWhyNot() {
    TestBench lost = silent(OperationKind.REFUND, Mood.NEVER_GETS_THE_REQUEST);
    operate(lost, OperationKind.REFUND);
    TestBench refused = ready(OperationKind.REFUND);
    refused.operations.mood(Mood.REFUSES);
    operate(refused, OperationKind.REFUND);

    assertThat(lost.payment().history().getLast().detail()).contains("not connected");
    assertThat(refused.payment().history().getLast().detail())
        .contains(FakeOperations.REFUSED.paykkaCode());
  }

  static Stream<Arguments> everyKindAndEveryCallOfTheStore() {
    return Stream.of(OperationKind.values())
        .flatMap(
            kind ->
                Stream.of(Mood.DOES_IT, Mood.LOSES_THE_ANSWER_AFTER_DOING_IT, Mood.REFUSES)
                    .flatMap(
                        mood ->
                            IntStream.range(0, 4)
                                .boxed()
                                .flatMap(
                                    call ->
                                        Stream.of(true, false)
                                            .map(done -> Arguments.of(kind, mood, call, done)))));
  }

  /**
   * The store fails at one of its calls, before or after it did it. The merchant does what they
   * should: they ask again under the same key.
   */
  @ParameterizedTest
  @MethodSource("everyKindAndEveryCallOfTheStore")
  void aStoreThatFailsOnceCostsNothingButTime(
      OperationKind kind, Mood mood, int call, boolean afterwards) {
    OperationsWorld world = new OperationsWorld(ready(kind));
    TestBench bench = world.bench;
    bench.operations.mood(mood);
    world.store.failAfter(call, afterwards);

    try {
      world.operate.operate(all(kind, "key-1"));
    } catch (StoreUnavailable e) {
      assertThat(world.store.failures()).isEqualTo(1);
    }
    world.store.calm();
    bench.clock.advance(GRACE);
    world.operate.operate(all(kind, "key-1"));

    assertThat(bench.payment().books().operations()).hasSize(1);
    assertThat(bench.payment().books().open()).isEmpty();
    assertThat(bench.operations.requests()).isLessThanOrEqualTo(1);
    booksAgree(bench);
    if (operation(bench).state() == OperationState.FAILED && mood != Mood.REFUSES) {
      assertThat(bench.operations.requests()).as("failed because never sent").isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(OperationKind.class)
  void aProcessThatDiesWhilePaykkaDoesItIsCaughtUpBySomebodyElse(OperationKind kind) {
    TestBench bench = ready(kind);
    bench.operations.beforeAnswering(
        () -> {
          throw new IllegalStateException("the process died");
        });
    try {
      operate(bench, kind);
    } catch (IllegalStateException e) {
      assertThat(operation(bench).state()).isEqualTo(OperationState.REQUESTED);
    }
    bench.operations.beforeAnswering(() -> {});

    bench.clock.advance(OperationTimes.DEFAULT.atWork().minusMillis(1));
    assertThat(operate(bench, kind).state()).isEqualTo(OperationState.REQUESTED);
    bench.clock.advance(Duration.ofMillis(1));
    assertThat(operate(bench, kind).state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(bench.operations.requests()).isEqualTo(1);
    booksAgree(bench);
  }

  @Test
  void aRefundThatFailsAfterItWasTakenUpIsReleased() {
    TestBench bench = Stages.paid();
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refund(300, "key-1"));
    bench.operations.ends(operation(bench).id(), RefundStatus.FAILURE);

    bench.reconcile.recheck(Payments.ID);

    assertThat(operation(bench).state()).isEqualTo(OperationState.FAILED);
    assertThat(operation(bench).failure()).contains(Payments.FAILURE);
    assertThat(bench.payment().books().freeToRefund()).isEqualTo(1250);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.told()).containsExactly("payment.paid", "payment.refund_failed");
  }

  @Test
  void aCaptureThatPaykkaDoesLaterIsDoneThen() {
    TestBench bench = Stages.authorised();
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(captureAll("key-1"));
    bench.operations.moved(
        bench.payment().approvedAttempt().orElseThrow().orderId().orElseThrow(),
        OperationKind.CAPTURE,
        1250);

    bench.reconcile.recheck(Payments.ID);

    assertThat(operation(bench).state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.told())
        .containsExactly("payment.authorized", "payment.captured", "payment.paid");
  }

  private static TestBench ready(OperationKind kind) {
    return kind == OperationKind.REFUND ? Stages.paid() : Stages.authorised();
  }

  private static TestBench silent(OperationKind kind, Mood mood) {
    TestBench bench = ready(kind);
    bench.operations.mood(mood).stopAnsweringQueries();
    bench.paykka.stopAnsweringQueries();
    return bench;
  }

  private static void answerQueries(TestBench bench) {
    bench.operations.answerQueries();
    bench.paykka.answerQueries();
  }

  private static Operation operate(TestBench bench, OperationKind kind) {
    return ((OperationResult.Taken) bench.operate.operate(all(kind, "key-1"))).operation();
  }

  private static Operation operation(TestBench bench) {
    return bench.payment().books().operations().getFirst();
  }

  private static void webhook(TestBench bench, Operation operation) {
    if (operation.kind() == OperationKind.REFUND) {
      bench.writer.reportRefund(
          bench.payment(),
          operation.id(),
          bench.operations.report(operation.id()),
          Speaker.PAYKKA_WEBHOOK);
    } else {
      bench.writer.report(
          bench.payment(),
          Payments.FIRST,
          bench.paykka.report(Payments.FIRST),
          Speaker.PAYKKA_WEBHOOK);
    }
  }

  private static void booksAgree(TestBench bench) {
    Payment payment = bench.payment();
    assertThat(bench.paykka.report(Payments.FIRST).balances()).contains(payment.books().balances());
    assertThat(payment.books().differing()).isEmpty();
    assertThat(payment.needsAttention()).isFalse();
  }
}
