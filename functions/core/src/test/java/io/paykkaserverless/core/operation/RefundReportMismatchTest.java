package io.paykkaserverless.core.operation;

import static io.paykkaserverless.core.operation.Operations.capture;
import static io.paykkaserverless.core.operation.Operations.refund;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.FakeOperations.Mood;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.payment.Decision;
import io.paykkaserverless.core.payment.Decision.MismatchKind;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A report that is about something else than the refund it names moves nothing. */
class RefundReportMismatchTest {

  private static final OperationId REFUND = new OperationId(Payments.ID, OperationKind.REFUND, 1);

  private final TestBench bench = Stages.paid();

  @BeforeEach
  void aRefundIsUnderWay() {
    bench.operations.mood(Mood.TAKES_ITS_TIME);
    bench.operate.operate(refund(300, "key-1"));
  }

  @Test
  void ofAnotherMerchant() {
    refuses(
        MismatchKind.MERCHANT,
        new RefundReport(
            REFUND.text(),
            Optional.of(new MerchantId("18356675706145")),
            known().orderId(),
            known().refundOrderId(),
            known().amount(),
            RefundStatus.SUCCESS,
            Optional.empty()));
  }

  @Test
  void ofAnotherAmountOrCurrency() {
    refuses(MismatchKind.AMOUNT, FakeOperations.withAmount(known(), Money.of(301, "EUR")));
    refuses(MismatchKind.CURRENCY, FakeOperations.withAmount(known(), Money.of(300, "USD")));
  }

  @Test
  void ofAnotherTransactionOrUnderAnotherNumber() {
    refuses(
        MismatchKind.ORDER_ID,
        numbered(
            Optional.of(new PaykkaOrderId("GW20261123101530000009")), known().refundOrderId()));
    refuses(
        MismatchKind.REFUND_ORDER_ID,
        numbered(known().orderId(), Optional.of(new RefundOrderId("RG20261124000009"))));
  }

  @Test
  void ofAnotherRefundOrOfNone() {
    OperationId none = new OperationId(Payments.ID, OperationKind.REFUND, 2);
    refuses(MismatchKind.UNKNOWN_REFUND, REFUND, bare(none.text()));
    refuses(MismatchKind.UNKNOWN_REFUND, none, bare(none.text()));
  }

  @Test
  void ofACapture() {
    TestBench authorised = Stages.authorised();
    authorised.operations.mood(Mood.TAKES_ITS_TIME);
    authorised.operate.operate(capture(300, "key-1"));
    Payment before = authorised.payment();
    OperationId captured = before.books().operations().getFirst().id();

    assertThat(
            authorised.writer.reportRefund(
                before, captured, bare(captured.text()), Speaker.PAYKKA_WEBHOOK))
        .isEqualTo(new Decision.Mismatch(before, MismatchKind.UNKNOWN_REFUND));
  }

  @Test
  void whatItLeavesOutIsNoMismatch() {
    hear(REFUND, bare(REFUND.text()));

    assertThat(bench.payment().operation(REFUND).orElseThrow().state())
        .isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void aNumberThatComesLaterIsKept() {
    TestBench late = Stages.paid();
    late.operations.mood(Mood.LOSES_THE_ANSWER_AFTER_DOING_IT).stopAnsweringQueries();
    late.operate.operate(refund(300, "key-1"));
    RefundReport processing =
        new RefundReport(
            REFUND.text(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            RefundStatus.PROCESSING,
            Optional.empty());
    late.writer.reportRefund(late.payment(), REFUND, processing, Speaker.PAYKKA_WEBHOOK);
    assertThat(late.payment().operation(REFUND).orElseThrow().refundOrderId()).isEmpty();

    RefundOrderId number = new RefundOrderId("RG20261124000001");
    late.writer.reportRefund(
        late.payment(),
        REFUND,
        new RefundReport(
            REFUND.text(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(number),
            Optional.empty(),
            RefundStatus.PROCESSING,
            Optional.empty()),
        Speaker.PAYKKA_WEBHOOK);

    assertThat(late.payment().operation(REFUND).orElseThrow().refundOrderId()).contains(number);
  }

  private RefundReport known() {
    return bench.operations.report(REFUND);
  }

  private RefundReport numbered(
      Optional<PaykkaOrderId> order, Optional<RefundOrderId> refundOrder) {
    return new RefundReport(
        REFUND.text(),
        known().merchantId(),
        order,
        refundOrder,
        known().amount(),
        RefundStatus.SUCCESS,
        Optional.empty());
  }

  private static RefundReport bare(String refundTransId) {
    return new RefundReport(
        refundTransId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        RefundStatus.SUCCESS,
        Optional.empty());
  }

  private void refuses(MismatchKind kind, RefundReport report) {
    refuses(kind, REFUND, report);
  }

  private void refuses(MismatchKind kind, OperationId refund, RefundReport report) {
    Payment before = bench.payment();

    assertThat(hear(refund, report)).isEqualTo(new Decision.Mismatch(before, kind));

    assertThat(bench.payment()).isEqualTo(before);
    assertThat(bench.signals.raised()).contains(Signal.REPORT_MISMATCH);
  }

  private Decision hear(OperationId refund, RefundReport report) {
    return bench.writer.reportRefund(bench.payment(), refund, report, Speaker.PAYKKA_WEBHOOK);
  }
}
