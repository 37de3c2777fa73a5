package io.paykkaserverless.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.FakeOperations;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Applied;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.KnownAlready;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Parked;
import io.paykkaserverless.core.webhook.PaykkaEvent.RefundReported;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefundWebhookTest {

  private final TestBench bench = new TestBench();

  @BeforeEach
  void aRefundIsUnderWay() {
    bench.confirm();
    bench.operations.mood(FakeOperations.Mood.TAKES_ITS_TIME);
    bench.operate.operate(Operations.refundAll("all"));
  }

  @Test
  void aReportOfSuccessRefundsThePayment() {
    RefundReport success = bench.operations.ends(refund(), RefundStatus.SUCCESS);

    assertThat(tell(success)).isInstanceOf(Applied.class);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.REFUNDED);
  }

  @Test
  void theSameReportAgainChangesNothing() {
    RefundReport success = bench.operations.ends(refund(), RefundStatus.SUCCESS);
    tell(success);
    Payment after = bench.payment();

    assertThat(tell(success)).isInstanceOf(KnownAlready.class);
    assertThat(bench.payment()).isEqualTo(after);
  }

  @Test
  void aRefundThatWeDidNotAskForIsParked() {
    assertThat(tell(named("made-in-the-portal")))
        .isEqualTo(new Parked(ParkedReason.UNKNOWN_PAYMENT));
    assertThat(bench.signals.raised()).containsExactly(Signal.EVENT_PARKED);
    assertThat(bench.signals.subjects()).containsExactly("TOLD UNKNOWN_PAYMENT made-in-the-portal");
  }

  @Test
  void aRefundThatThePaymentDoesNotHaveIsParked() {
    String other = new OperationId(Payments.ID, refund().kind(), 7).text();

    assertThat(tell(named(other))).isEqualTo(new Parked(ParkedReason.UNKNOWN_REFUND));
    assertThat(bench.signals.raised()).containsExactly(Signal.REPORT_MISMATCH, Signal.EVENT_PARKED);
  }

  @Test
  void anotherAmountIsParkedAndMovesNothing() {
    RefundReport success = bench.operations.ends(refund(), RefundStatus.SUCCESS);
    Payment before = bench.payment();

    assertThat(tell(FakeOperations.withAmount(success, Money.of(1, "EUR"))))
        .isEqualTo(new Parked(ParkedReason.AMOUNT_DIFFERS));
    assertThat(bench.payment()).isEqualTo(before);
    assertThat(bench.signals.raised()).containsExactly(Signal.REPORT_MISMATCH, Signal.EVENT_PARKED);
  }

  private AcceptWebhookResult tell(RefundReport report) {
    return bench.webhook(new RefundReported(report));
  }

  private OperationId refund() {
    return bench.payment().books().operations().getFirst().id();
  }

  private RefundReport named(String refundTransId) {
    RefundReport report = bench.operations.report(refund());
    return new RefundReport(
        refundTransId,
        report.merchantId(),
        report.orderId(),
        report.refundOrderId(),
        report.amount(),
        RefundStatus.SUCCESS,
        Optional.empty());
  }
}
