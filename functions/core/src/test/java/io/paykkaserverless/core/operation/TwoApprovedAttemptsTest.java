package io.paykkaserverless.core.operation;

import static io.paykkaserverless.core.operation.Operations.refund;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.operation.FakeOperations.Mood;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.FakePaykka;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import org.junit.jupiter.api.Test;

/**
 * The first attempt was declined and the second one paid; then the first one turns out to have
 * taken money, too.
 */
class TwoApprovedAttemptsTest {

  private final TestBench bench = Stages.paidAtTheSecondAttempt();

  @Test
  void theBooksStayWithTheAttemptThatTookTheMoneyFirst() {
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refund(300, "key-1"));
    OperationId underWay = bench.payment().books().operations().getFirst().id();
    theFirstAttemptTookMoneyToo();

    bench.writer.reportRefund(
        bench.payment(),
        underWay,
        bench.operations.ends(underWay, RefundStatus.SUCCESS),
        Speaker.PAYKKA_WEBHOOK);

    assertThat(bench.payment().approvedAttempt().orElseThrow().id()).isEqualTo(Payments.SECOND);
    assertThat(bench.payment().operation(underWay).orElseThrow().state())
        .isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void whatIsRefundedAfterwardsIsOfTheSameAttempt() {
    bench.operate.operate(refund(300, "key-1"));
    theFirstAttemptTookMoneyToo();

    bench.operate.operate(refund(950, "key-2"));

    assertThat(bench.paykka.report(Payments.SECOND).balances())
        .contains(new Balances(1250, 1250, 0, 1250));
    assertThat(bench.paykka.report(Payments.FIRST).balances())
        .contains(new Balances(1250, 1250, 0, 0));
    assertThat(bench.payment().books().balances()).isEqualTo(new Balances(1250, 1250, 0, 1250));
  }

  /** It speaks of other money: neither that it was taken nor how much there is. */
  @Test
  void whatTheOtherAttemptBecomesSettlesNothingThatIsUnderWay() {
    TestBench authorised = new TestBench();
    authorised.begin(Payments.payment().captureMethod(CaptureMethod.MANUAL).build());
    authorised.paykka.mood(FakePaykka.Mood.DECLINES);
    authorised.confirm();
    authorised.paykka.mood(FakePaykka.Mood.AUTHORIZES_ONLY);
    authorised.confirm();
    authorised.operations.mood(Mood.TAKES_ITS_TIME);
    authorised.operate.operate(Operations.captureAll("key-1"));

    authorised.writer.report(
        authorised.payment(),
        Payments.FIRST,
        authorised.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS),
        Speaker.PAYKKA_QUERY);

    assertThat(authorised.payment().books().open()).hasSize(1);
    assertThat(authorised.payment().books().balances()).isEqualTo(new Balances(1250, 0, 0, 0));
    assertThat(authorised.payment().books().differing()).isEmpty();
    assertThat(authorised.payment().needsAttention()).isTrue();
  }

  /** A refund of ours is of the attempt that paid; it explains nothing of the other one. */
  @Test
  void thatTheOtherAttemptWasRefundedIsHeardWhileARefundOfOursIsUnderWay() {
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refund(300, "key-1"));

    bench.writer.report(
        bench.payment(),
        Payments.FIRST,
        bench.paykka.becomes(Payments.FIRST, TransactionStatus.REFUNDED),
        Speaker.PAYKKA_WEBHOOK);

    assertThat(bench.payment().attempt(Payments.FIRST).orElseThrow().state())
        .isEqualTo(PaymentState.REFUNDED);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.payment().books().openRefunds()).hasSize(1);
    assertThat(bench.payment().needsAttention()).isTrue();
  }

  @Test
  void whatTheOtherAttemptHoldsIsNotComparedWithTheBooks() {
    bench.writer.report(
        bench.payment(),
        Payments.FIRST,
        bench.paykka.becomes(Payments.FIRST, TransactionStatus.AUTHORIZED),
        Speaker.PAYKKA_QUERY);

    assertThat(bench.payment().books().balances()).isEqualTo(new Balances(1250, 1250, 0, 0));
    assertThat(bench.payment().books().differing()).isEmpty();
    assertThat(bench.payment().needsAttention()).isTrue();
  }

  private void theFirstAttemptTookMoneyToo() {
    bench.writer.report(
        bench.payment(),
        Payments.FIRST,
        bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS),
        Speaker.PAYKKA_WEBHOOK);
    assertThat(bench.payment().needsAttention()).isTrue();
  }
}
