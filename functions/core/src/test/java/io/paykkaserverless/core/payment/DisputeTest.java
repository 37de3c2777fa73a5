package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.paykka.DisputeReport;
import io.paykkaserverless.core.payment.Decision.MismatchKind;
import io.paykkaserverless.core.payment.Signals.Signal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A dispute is noted and told. It moves no state and no money, signed or not. */
class DisputeTest {

  private final TestBench bench = paid();
  private final PaykkaOrderId order =
      bench.payment().approvedAttempt().orElseThrow().orderId().orElseThrow();

  private static TestBench paid() {
    TestBench bench = new TestBench();
    bench.confirm();
    return bench;
  }

  @Test
  void aSignedDisputeIsNotedAndTold() {
    Payment before = bench.payment();

    assertThat(hear(created(), true)).isInstanceOf(Decision.Change.class);

    Payment after = bench.payment();
    assertThat(after.disputes())
        .containsExactly(
            new Dispute(
                "DG1",
                "DISPUTE_CREATED",
                Optional.of("10.4"),
                Optional.of(Money.of(500, "EUR")),
                created().dueAt(),
                bench.clock.instant(),
                true));
    assertThat(bench.told()).containsExactly("payment.paid", "payment.disputed");
    assertThat(bench.signals.raised()).containsExactly(Signal.PAYMENT_DISPUTED);
    HistoryEntry line = after.history().getLast();
    assertThat(line.speaker()).isEqualTo(Speaker.PAYKKA_WEBHOOK);
    assertThat(line.event()).isEqualTo(PaymentEvent.DISPUTED);
    assertThat(line.detail()).contains("DG1 DISPUTE_CREATED");
    assertThat(after.state()).isEqualTo(before.state());
    assertThat(after.books()).isEqualTo(before.books());
    assertThat(after.attempts()).isEqualTo(before.attempts());
    assertThat(after.needsAttention()).isFalse();
  }

  @Test
  void anUnsignedDisputeIsNotedAsWhatItIs() {
    hear(created(), false);

    assertThat(bench.payment().disputes()).extracting(Dispute::verified).containsExactly(false);
    assertThat(bench.payment().history().getLast().speaker()).isEqualTo(Speaker.UNSIGNED_WEBHOOK);
    assertThat(bench.told()).containsExactly("payment.paid", "payment.disputed");
  }

  @Test
  void theSameDisputeAgainIsNoNews() {
    hear(created(), true);
    Payment before = bench.payment();

    assertThat(hear(created(), true)).isInstanceOf(Decision.NoChange.class);
    assertThat(hear(created(), false)).isInstanceOf(Decision.NoChange.class);

    assertThat(bench.payment()).isEqualTo(before);
    assertThat(bench.signals.raised()).hasSize(1);
  }

  @Test
  void aSignatureIsNewsAboutAnUnsignedDispute() {
    hear(created(), false);

    assertThat(hear(created(), true)).isInstanceOf(Decision.Change.class);
    assertThat(bench.payment().disputes())
        .extracting(Dispute::verified)
        .containsExactly(false, true);
  }

  @Test
  void eachStageOfADisputeIsNews() {
    hear(created(), true);
    hear(dispute("DG1", "DISPUTE_WON"), true);
    hear(dispute("DG2", "DISPUTE_CREATED"), true);

    assertThat(bench.payment().disputes())
        .extracting(it -> it.disputeId() + " " + it.stage())
        .containsExactly("DG1 DISPUTE_CREATED", "DG1 DISPUTE_WON", "DG2 DISPUTE_CREATED");
  }

  @Test
  void unsignedOnesCannotFillThePaymentNorKeepSignedOnesOut() {
    for (int i = 0; i < 100; i++) {
      hear(dispute("DG" + i, "DISPUTE_CREATED"), false);
    }
    assertThat(bench.payment().disputes()).hasSize(10);

    assertThat(hear(dispute("DG-real", "DISPUTE_CREATED"), true))
        .isInstanceOf(Decision.Change.class);
    for (int i = 0; i < 100; i++) {
      hear(dispute("DG-real", "STAGE_" + i), true);
    }
    assertThat(bench.payment().disputes()).hasSize(20);
    assertThat(bench.told()).hasSize(21);
  }

  @Test
  void whatIsAboutSomethingElseIsNotNoted() {
    refuses(MismatchKind.MERCHANT, report(new MerchantId("18356675706145"), order, "EUR"));
    refuses(
        MismatchKind.ORDER_ID,
        report(Payments.MERCHANT, new PaykkaOrderId("GW20261123101530000009"), "EUR"));
    refuses(MismatchKind.CURRENCY, report(Payments.MERCHANT, order, "USD"));
  }

  @Test
  void anUnsignedHintThatDoesNotFitWakesNobody() {
    hear(report(new MerchantId("18356675706145"), order, "EUR"), false);

    assertThat(bench.signals.raised()).isEmpty();
  }

  @Test
  void aDisputeOfAnotherAttemptIsNoneOfThisOne() {
    refuses(
        MismatchKind.UNKNOWN_ATTEMPT,
        withTransId(Payments.SECOND.transId(), report(Payments.MERCHANT, order, "EUR")));
  }

  @Test
  void whatNobodyPaidCannotBeDisputed() {
    Payment before = bench.payment();

    assertThat(
            bench.writer.hearOfDispute(
                before,
                Payments.SECOND,
                withTransId(Payments.SECOND.transId(), report(Payments.MERCHANT, order, "EUR")),
                true))
        .isEqualTo(new Decision.Mismatch(before, MismatchKind.UNKNOWN_ATTEMPT));

    TestBench declined = new TestBench();
    declined.paykka.mood(FakePaykka.Mood.DECLINES);
    declined.confirm();
    PaykkaOrderId itsOrder = declined.paykka.report(Payments.FIRST).orderId().orElseThrow();
    assertThat(
            declined.writer.hearOfDispute(
                declined.payment(),
                Payments.FIRST,
                report(Payments.MERCHANT, itsOrder, "EUR"),
                false))
        .isInstanceOf(Decision.Mismatch.class);
    assertThat(declined.payment().disputes()).isEmpty();
  }

  private void refuses(MismatchKind kind, DisputeReport report) {
    Payment before = bench.payment();

    assertThat(hear(report, true)).isEqualTo(new Decision.Mismatch(before, kind));
    assertThat(hear(report, false)).isEqualTo(new Decision.Mismatch(before, kind));

    assertThat(bench.payment()).isEqualTo(before);
    assertThat(bench.signals.raised()).contains(Signal.REPORT_MISMATCH);
    assertThat(bench.signals.raised()).doesNotContain(Signal.PAYMENT_DISPUTED);
  }

  private Decision hear(DisputeReport report, boolean verified) {
    return bench.writer.hearOfDispute(bench.payment(), Payments.FIRST, report, verified);
  }

  private DisputeReport created() {
    return dispute("DG1", "DISPUTE_CREATED");
  }

  private DisputeReport dispute(String id, String stage) {
    return new DisputeReport(
        Payments.FIRST.transId(),
        Payments.MERCHANT,
        order,
        id,
        stage,
        Optional.of("10.4"),
        Optional.of(Money.of(500, "EUR")),
        Optional.of(Payments.NOW.plus(Duration.ofDays(14))));
  }

  private static DisputeReport report(MerchantId merchant, PaykkaOrderId order, String currency) {
    return new DisputeReport(
        Payments.FIRST.transId(),
        merchant,
        order,
        "DG1",
        "DISPUTE_CREATED",
        Optional.empty(),
        Optional.of(Money.of(500, currency)),
        Optional.empty());
  }

  private static DisputeReport withTransId(String transId, DisputeReport report) {
    return new DisputeReport(
        transId,
        report.merchantId(),
        report.orderId(),
        report.disputeId(),
        report.stage(),
        report.reasonCode(),
        report.amount(),
        report.dueAt());
  }
}
