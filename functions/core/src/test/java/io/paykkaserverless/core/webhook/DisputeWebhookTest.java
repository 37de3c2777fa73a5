package io.paykkaserverless.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.core.paykka.DisputeReport;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Dispute;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Applied;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Ignored;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.KnownAlready;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Parked;
import io.paykkaserverless.core.webhook.PaykkaEvent.DisputeReported;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisputeWebhookTest {

  private final TestBench bench = new TestBench();

  @BeforeEach
  void thePaymentIsPaid() {
    bench.confirm();
  }

  @Test
  void anUnsignedOneThatFitsIsNotedAsAHintAndMovesNothing() {
    assertThat(unsigned(fitting())).isInstanceOf(Applied.class);
    assertThat(bench.payment().disputes()).extracting(Dispute::verified).containsExactly(false);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.signals.raised()).containsExactly(Signal.PAYMENT_DISPUTED);
  }

  @Test
  void theSameAgainChangesNothing() {
    unsigned(fitting());

    assertThat(unsigned(fitting())).isInstanceOf(KnownAlready.class);
  }

  @Test
  void anUnsignedOneThatDoesNotFitIsIgnoredAndWakesNobody() {
    assertThat(unsigned(of(new MerchantId("99999999999999"), Payments.FIRST.transId())))
        .isEqualTo(new Ignored());
    assertThat(bench.payment().disputes()).isEmpty();
    assertThat(bench.parked.all()).isEmpty();
    assertThat(bench.signals.raised()).containsExactly(Signal.DISPUTE_IGNORED);
    assertThat(bench.signals.subjects()).containsExactly(Payments.FIRST + " MERCHANT_DIFFERS");
  }

  @Test
  void anUnsignedOneOfAnUnknownPaymentIsIgnored() {
    String unknown = new AttemptId(Payments.OTHER_ID, 1).transId();

    assertThat(unsigned(of(Payments.MERCHANT, unknown))).isEqualTo(new Ignored());
    assertThat(bench.parked.all()).isEmpty();
  }

  @Test
  void whatAStrangerWroteStaysOutOfTheLog() {
    assertThat(unsigned(of(Payments.MERCHANT, "4242424242424242"))).isEqualTo(new Ignored());
    assertThat(bench.signals.subjects()).containsExactly("unknown UNKNOWN_PAYMENT");
  }

  @Test
  void aSignedOneThatDoesNotFitIsParked() {
    DisputeReport strange = of(new MerchantId("99999999999999"), Payments.FIRST.transId());

    assertThat(bench.webhook(new DisputeReported(strange, true)))
        .isEqualTo(new Parked(ParkedReason.MERCHANT_DIFFERS));
    assertThat(bench.parked.all()).hasSize(1);
    assertThat(bench.signals.raised()).containsExactly(Signal.REPORT_MISMATCH, Signal.EVENT_PARKED);
  }

  private AcceptWebhookResult unsigned(DisputeReport report) {
    return bench.webhook(new DisputeReported(report, false));
  }

  private DisputeReport fitting() {
    return of(Payments.MERCHANT, Payments.FIRST.transId());
  }

  private DisputeReport of(MerchantId merchant, String transId) {
    return new DisputeReport(
        transId,
        merchant,
        bench.paykka.report(Payments.FIRST).orderId().orElseThrow(),
        "DG20261124000001",
        "DISPUTE_CREATED",
        Optional.of("10.4"),
        Optional.of(Payments.AMOUNT),
        Optional.empty());
  }
}
