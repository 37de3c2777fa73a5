package io.paykkaserverless.core.operation;

import static io.paykkaserverless.core.operation.Operations.all;
import static io.paykkaserverless.core.operation.Operations.capture;
import static io.paykkaserverless.core.operation.Operations.captureAll;
import static io.paykkaserverless.core.operation.Operations.refund;
import static io.paykkaserverless.core.operation.Operations.refundAll;
import static io.paykkaserverless.core.operation.Operations.voidRest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.FakeOperations.Mood;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.IdempotencyKey;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not possible changes nothing and is not asked of PayKKa. */
class RefusedOperationsTest {

  private static final Optional<OperationReason> REASON =
      Optional.of(OperationReason.REQUESTED_BY_CUSTOMER);

  static Stream<Arguments> everyKindInEveryState() {
    return Arrays.stream(PaymentState.values())
        .flatMap(
            state -> Arrays.stream(OperationKind.values()).map(kind -> Arguments.of(kind, state)));
  }

  @ParameterizedTest
  @MethodSource("everyKindInEveryState")
  void isPossibleInItsStatesAndInNoOther(OperationKind kind, PaymentState state) {
    TestBench bench = Stages.in(state);
    assertThat(bench.payment().state()).isEqualTo(state);

    if (possibleIn(kind).contains(state)) {
      assertThat(Possible.with(bench.payment()).of(kind)).isPositive();
      assertThat(bench.operate.operate(all(kind, "key-1")))
          .isInstanceOf(OperationResult.Taken.class);
    } else {
      assertThat(Possible.with(bench.payment()).of(kind)).isZero();
      refuses(bench, all(kind, "key-1"), Refusal.WRONG_STATE);
    }
  }

  @Test
  void noMoreIsCapturedThanIsSetAside() {
    TestBench bench = Stages.authorised();

    refuses(bench, capture(1251, "key-1"), Refusal.AMOUNT_TOO_HIGH);
    refuses(bench, capture(Long.MAX_VALUE, "key-1"), Refusal.AMOUNT_TOO_HIGH);
    bench.operate.operate(capture(500, "key-2"));
    refuses(bench, capture(751, "key-1"), Refusal.AMOUNT_TOO_HIGH);
  }

  @Test
  void noMoreIsRefundedThanWasCaptured() {
    TestBench bench = Stages.authorised();
    bench.operate.operate(capture(500, "key-1"));

    refuses(bench, refund(501, "key-2"), Refusal.AMOUNT_TOO_HIGH);
    bench.operate.operate(refund(200, "key-2"));
    refuses(bench, refund(301, "key-3"), Refusal.AMOUNT_TOO_HIGH);
    refuses(bench, refund(Long.MAX_VALUE, "key-3"), Refusal.AMOUNT_TOO_HIGH);
  }

  @Test
  void whatOpenRefundsMayGiveBackIsSpokenFor() {
    TestBench bench = Stages.paid();
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refund(1000, "key-1"));

    refuses(bench, refund(251, "key-2"), Refusal.AMOUNT_TOO_HIGH);
    bench.operate.operate(refund(250, "key-2"));
    refuses(bench, refund(1, "key-3"), Refusal.UNDER_WAY);
    refuses(bench, refundAll("key-3"), Refusal.UNDER_WAY);
  }

  @ParameterizedTest
  @EnumSource(OperationKind.class)
  void anotherCurrencyIsRefusedEvenWhereTheNumberWouldDo(OperationKind kind) {
    TestBench bench = kind == OperationKind.REFUND ? Stages.paid() : Stages.authorised();

    refuses(bench, Operations.in("USD", all(kind, "key-1")), Refusal.OTHER_CURRENCY);
    assertThat(bench.operate.operate(Operations.in("EUR", all(kind, "key-1"))))
        .isInstanceOf(OperationResult.Taken.class);
  }

  @Test
  void whatPaykkaCapturesByItselfIsNotCapturedByTheMerchant() {
    refuses(Stages.approvedNotFinal(), captureAll("key-1"), Refusal.WRONG_STATE);
  }

  @Test
  void oneCaptureOrVoidAtATime() {
    for (OperationCommand first : new OperationCommand[] {capture(500, "a"), voidRest("a")}) {
      TestBench bench = Stages.authorised();
      bench.operations.mood(Mood.TAKES_ITS_TIME);
      bench.operate.operate(first);

      refuses(bench, capture(1, "key-1"), Refusal.UNDER_WAY);
      refuses(bench, voidRest("key-2"), Refusal.UNDER_WAY);
    }
  }

  @Test
  void nothingCanBeRefundedOfACaptureThatIsUnderWay() {
    TestBench bench = Stages.authorised();
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(captureAll("key-1"));

    refuses(bench, refund(1, "key-2"), Refusal.UNDER_WAY);
  }

  @Test
  void fiftyOperationsAreEnough() {
    TestBench bench = Stages.paid();
    for (int i = 0; i < OperatePayment.OPERATIONS_MAX; i++) {
      bench.operate.operate(refund(1, "key-" + i));
    }
    assertThat(bench.payment().books().count()).isEqualTo(OperatePayment.OPERATIONS_MAX);

    refuses(bench, refund(1, "one-more"), Refusal.TOO_MANY);
    assertThat(bench.operate.operate(refund(1, "key-7"))).isInstanceOf(OperationResult.Taken.class);
  }

  @Test
  void withoutPaykkasNumberNothingIsReserved() {
    TestBench bench = new TestBench();
    bench.begin(
        Payments.payment()
            .captureMethod(CaptureMethod.MANUAL)
            .state(PaymentState.AUTHORIZED)
            .attempt(Payments.attempt(Payments.FIRST, PaymentState.AUTHORIZED))
            .books(Books.EMPTY.with(new Balances(1250, 0, 0, 0)))
            .build());

    refuses(bench, captureAll("key-1"), Refusal.NO_ORDER_ID);
  }

  @Test
  void aCommandThatMovesNothingCannotBeMade() {
    assertThatThrownBy(() -> capture(0, "key-1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> refund(-1, "key-1")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aVoidTakesNoAmountAndACaptureNoReason() {
    assertThatThrownBy(() -> command(OperationKind.VOID, Optional.of(1L), Optional.empty()))
        .hasMessage("a void takes no amount");
    assertThatThrownBy(() -> command(OperationKind.CAPTURE, Optional.empty(), REASON))
        .hasMessage("a capture takes no reason");
    assertThat(command(OperationKind.VOID, Optional.empty(), REASON).reason()).isEqualTo(REASON);
    assertThat(command(OperationKind.REFUND, Optional.of(1L), REASON).reason()).isEqualTo(REASON);
  }

  @Test
  void anOperationOfNothingCannotBeWrittenDown() {
    Operation refund = Operations.everyKind().operations().getLast();

    assertThatThrownBy(
            () ->
                new Operation(
                    refund.id(),
                    Money.of(0, "KWD"),
                    refund.reason(),
                    refund.key(),
                    refund.fingerprint(),
                    refund.claim(),
                    refund.requestedAt(),
                    refund.state(),
                    refund.refundOrderId(),
                    refund.failure()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Books can say that something is left in a state that has nothing to give. */
  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void whatTheBooksLeaveIsPossibleOnlyWhereTheStateAllowsIt(PaymentState state) {
    Payment payment =
        Payments.payment()
            .captureMethod(CaptureMethod.MANUAL)
            .state(state)
            .attempt(Payments.paid(Payments.FIRST))
            .books(Books.EMPTY.with(new Balances(1250, 500, 0, 100)))
            .build();

    boolean setAside = state == PaymentState.AUTHORIZED;
    boolean taken = setAside || possibleIn(OperationKind.REFUND).contains(state);
    assertThat(Possible.with(payment))
        .isEqualTo(new Possible(setAside ? 750 : 0, setAside ? 750 : 0, taken ? 400 : 0));
  }

  @Test
  void whereTheBooksDifferTheLowerOfBothIsPossible() {
    Books ours = Books.EMPTY.with(new Balances(1250, 500, 0, 0));
    assertThat(possible(ours.differingFrom(Optional.of(new Balances(1250, 700, 0, 600)))))
        .isEqualTo(new Possible(550, 550, 100));
    assertThat(possible(ours.differingFrom(Optional.of(new Balances(1250, 400, 0, 0)))))
        .isEqualTo(new Possible(750, 750, 400));
    assertThat(possible(ours.differingFrom(Optional.of(new Balances(2000, 700, 0, 0)))))
        .isEqualTo(new Possible(750, 750, 500));
  }

  @Test
  void anOpenRefundIsNothingACaptureWaitsFor() {
    TestBench bench = Stages.paid();
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refund(300, "key-1"));

    refuses(bench, captureAll("key-2"), Refusal.WRONG_STATE);
    refuses(bench, voidRest("key-3"), Refusal.WRONG_STATE);
  }

  private static Possible possible(Books books) {
    return Possible.with(
        Payments.payment()
            .captureMethod(CaptureMethod.MANUAL)
            .state(PaymentState.AUTHORIZED)
            .attempt(Payments.storing(Payments.FIRST))
            .books(books)
            .build());
  }

  private static OperationCommand command(
      OperationKind kind, Optional<Long> amount, Optional<OperationReason> reason) {
    return new OperationCommand(
        Payments.ID,
        kind,
        amount,
        Optional.empty(),
        reason,
        "shop",
        new IdempotencyKey("key-1"),
        TestBench.PUBLIC_BASE_URL);
  }

  private static Set<PaymentState> possibleIn(OperationKind kind) {
    return switch (kind) {
      case CAPTURE, VOID -> EnumSet.of(PaymentState.AUTHORIZED);
      case REFUND ->
          EnumSet.of(
              PaymentState.PAID, PaymentState.PARTIALLY_REVERSED, PaymentState.PARTIALLY_REFUNDED);
    };
  }

  private static void refuses(TestBench bench, OperationCommand command, Refusal refusal) {
    Payment before = bench.payment();
    int requests = bench.operations.requests();
    int queries = bench.paykka.queries();

    assertThat(bench.operate.operate(command))
        .isEqualTo(new OperationResult.NotPossible(before, refusal));

    assertThat(bench.payment()).isEqualTo(before);
    assertThat(bench.operations.requests()).isEqualTo(requests);
    assertThat(bench.paykka.queries()).isEqualTo(queries);
  }
}
