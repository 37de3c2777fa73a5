package io.paykkaserverless.core.operation;

import static io.paykkaserverless.core.operation.Operations.refund;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.operation.FakeOperations.Mood;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.paykka.TransactionStatus;
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

  private void theFirstAttemptTookMoneyToo() {
    bench.writer.report(
        bench.payment(),
        Payments.FIRST,
        bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS),
        Speaker.PAYKKA_WEBHOOK);
    assertThat(bench.payment().needsAttention()).isTrue();
  }
}
