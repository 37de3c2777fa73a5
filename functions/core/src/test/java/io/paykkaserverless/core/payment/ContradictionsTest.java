package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.paykkaserverless.core.operation.FakeOperations;
import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationObservation;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What cannot be true together with what is known is kept once, and a person is called once. */
class ContradictionsTest {

  private final TestBench bench = new TestBench();

  @Test
  void aRepeatAddsNothing() {
    bench.confirm();
    observe(Payments.FIRST, PaymentEvent.FAILED);
    Payment known = bench.payment();

    assertThat(observe(Payments.FIRST, PaymentEvent.FAILED))
        .isEqualTo(new Decision.NoChange(known));
    assertThat(bench.payment()).isEqualTo(known);
  }

  @Test
  void anotherOneIsKeptAndCallsNobodyAgain() {
    bench.confirm();
    observe(Payments.FIRST, PaymentEvent.FAILED);
    observe(Payments.FIRST, PaymentEvent.NOT_FOUND_AT_PAYKKA);

    assertThat(bench.payment().history())
        .extracting(HistoryEntry::event)
        .endsWith(PaymentEvent.FAILED, PaymentEvent.NOT_FOUND_AT_PAYKKA);
    assertThat(bench.told()).containsExactly("payment.paid", "payment.needs_attention");
  }

  @Test
  void theSameOfAnotherAttemptIsKept() {
    bench.begin(
        Payments.payment()
            .state(PaymentState.PAID)
            .attempt(Payments.paid(Payments.FIRST))
            .attempt(Payments.paid(Payments.SECOND))
            .build());
    observe(Payments.FIRST, PaymentEvent.FAILED);
    observe(Payments.SECOND, PaymentEvent.FAILED);

    assertThat(bench.payment().history())
        .extracting(HistoryEntry::event, HistoryEntry::attempt)
        .containsExactly(tuple(PaymentEvent.FAILED, 1), tuple(PaymentEvent.FAILED, 2));
  }

  @Test
  void whatWasTrueOnceAndMovedThePaymentIsAContradictionNow() {
    bench.paykka.mood(Mood.DECLINES);
    bench.confirm();
    bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS));
    bench.writer.callForAttention(bench.payment());

    assertThat(observe(Payments.FIRST, PaymentEvent.FAILED)).isInstanceOf(Decision.Change.class);
    assertThat(bench.payment().history().getLast().event()).isEqualTo(PaymentEvent.FAILED);
  }

  /** A repeat that brought a number stands in the history like a contradiction, and is none. */
  @Test
  void aFailureThatOnlyBroughtANumberDoesNotHideALaterContradiction() {
    bench.begin(
        Payments.payment()
            .state(PaymentState.DECLINED)
            .attempt(Payments.attempt(Payments.FIRST, PaymentState.DECLINED))
            .build());
    bench.writer.observe(
        bench.payment(),
        Payments.FIRST,
        new Observation(
            Speaker.PAYKKA_WEBHOOK,
            PaymentEvent.FAILED,
            Optional.of(Payments.ORDER_ID),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    observe(Payments.FIRST, PaymentEvent.SUCCEEDED);
    assertThat(bench.payment().needsAttention()).isFalse();

    assertThat(observe(Payments.FIRST, PaymentEvent.FAILED)).isInstanceOf(Decision.Change.class);
    assertThat(bench.payment().needsAttention()).isTrue();
  }

  @Test
  void aPersonIsCalledOnceHoweverManyCall() {
    bench.confirm();
    bench.writer.callForAttention(bench.payment());
    Payment called = bench.payment();

    bench.writer.callForAttention(bench.payment());

    assertThat(bench.payment()).isEqualTo(called);
  }

  @Test
  void anOperationThatPaykkaTookUpAndDoesNotKnowIsKeptOnceForEach() {
    bench.confirm();
    bench.operations.mood(FakeOperations.Mood.TAKES_ITS_TIME);
    bench.operate.operate(Operations.refund(300, "key-1"));
    bench.operate.operate(Operations.refund(400, "key-2"));

    assertThat(observe(1, OperationEvent.OPERATION_NOT_FOUND)).isInstanceOf(Decision.Change.class);
    assertThat(observe(1, OperationEvent.OPERATION_NOT_FOUND))
        .isInstanceOf(Decision.NoChange.class);
    assertThat(observe(2, OperationEvent.OPERATION_NOT_FOUND)).isInstanceOf(Decision.Change.class);
    assertThat(observe(1, OperationEvent.OPERATION_REFUSED)).isInstanceOf(Decision.Change.class);

    assertThat(bench.payment().history().reversed().subList(0, 3).reversed())
        .extracting(HistoryEntry::event, HistoryEntry::operation)
        .containsExactly(
            tuple(OperationEvent.OPERATION_NOT_FOUND, 1),
            tuple(OperationEvent.OPERATION_NOT_FOUND, 2),
            tuple(OperationEvent.OPERATION_REFUSED, 1));
    assertThat(bench.payment().books().open()).hasSize(2);
    assertThat(bench.told()).containsExactly("payment.paid", "payment.needs_attention");
  }

  private Decision observe(AttemptId attempt, PaymentEvent event) {
    return bench.writer.observe(
        bench.payment(), attempt, Observation.of(Speaker.PAYKKA_WEBHOOK, event));
  }

  private Decision observe(int refund, OperationEvent event) {
    return bench.writer.observeOperation(
        bench.payment(),
        new OperationId(Payments.ID, OperationKind.REFUND, refund),
        OperationObservation.of(Speaker.PAYKKA_QUERY, event));
  }
}
