package io.paykkaserverless.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.FakePaykka;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Applied;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.KnownAlready;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Parked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceptWebhookTest {

  private final TestBench bench = new TestBench();

  @BeforeEach
  void theShopperIsAt3ds() {
    bench.paykka.mood(Mood.WANTS_3DS);
    bench.confirm();
  }

  @Test
  void aReportOfSuccessPaysAndIsAnnounced() {
    assertThat(bench.webhook(succeeded())).isInstanceOf(Applied.class);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.told()).containsExactly("payment.paid");
  }

  @Test
  void aDuplicateChangesNothing() {
    bench.webhook(succeeded());
    Payment after = bench.payment();

    assertThat(bench.webhook(succeeded())).isInstanceOf(KnownAlready.class);
    assertThat(bench.payment()).isEqualTo(after);
    assertThat(bench.queue.taken()).hasSize(1);
  }

  @Test
  void everyOrderOfArrivalEndsInTheSameStateWithOneNotification() {
    List<TransactionReport> reports =
        List.of(
            bench.paykka.report(Payments.FIRST),
            report(TransactionStatus.PROCESSING),
            succeeded(),
            succeeded());

    for (List<TransactionReport> order : permutations(reports)) {
      TestBench fresh = new TestBench();
      fresh.paykka.mood(Mood.WANTS_3DS);
      fresh.confirm();
      order.forEach(fresh::webhook);

      assertThat(fresh.payment().state()).as("after %s", order).isEqualTo(PaymentState.PAID);
      assertThat(fresh.payment().outbox())
          .as("after %s", order)
          .extracting(n -> n.id().text())
          .containsExactly("msg_" + Payments.ID + "_1");
    }
  }

  @Test
  void aLateFailureDoesNotUndoSuccessButIsShownToAPerson() {
    bench.webhook(succeeded());
    bench.webhook(report(TransactionStatus.FAILURE));
    bench.webhook(report(TransactionStatus.FAILURE));

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.payment().needsAttention()).isTrue();
    assertThat(bench.told()).containsExactly("payment.paid", "payment.needs_attention");
  }

  @Test
  void aFailureThatWasSaidTooEarlyIsCorrectedBySuccess() {
    bench.webhook(report(TransactionStatus.FAILURE));
    bench.webhook(succeeded());

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.told()).containsExactly("payment.declined", "payment.paid");
  }

  @Test
  void aFailureOfTheFirstAttemptDoesNotTouchTheSuccessOfTheSecond() {
    bench.webhook(report(TransactionStatus.FAILURE));
    bench.paykka.mood(Mood.APPROVES);
    bench.confirm();

    assertThat(bench.webhook(report(TransactionStatus.FAILURE))).isInstanceOf(KnownAlready.class);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.payment().needsAttention()).isFalse();
  }

  @Test
  void aSecondSuccessIsNeverHidden() {
    bench.webhook(report(TransactionStatus.FAILURE));
    bench.paykka.mood(Mood.APPROVES);
    bench.confirm();

    bench.webhook(succeeded());

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.payment().needsAttention()).isTrue();
    assertThat(bench.told())
        .containsExactly("payment.declined", "payment.paid", "payment.needs_attention");
    assertThat(bench.signals.raised()).contains(Signal.PAYMENT_NEEDS_ATTENTION);
  }

  /** Regression: the alarm used to take the place of the announcement. */
  @Test
  void aLateSuccessBesideAnOpenAttemptIsAnnouncedAndShownToAPerson() {
    bench.webhook(report(TransactionStatus.FAILURE));
    bench.confirm();

    bench.webhook(succeeded());

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.told())
        .containsExactly("payment.declined", "payment.paid", "payment.needs_attention");
    assertThat(bench.payment().outbox())
        .extracting(notification -> notification.sequence())
        .containsExactly(1, 2, 3);
  }

  @Test
  void aPaymentWeDoNotHaveIsParked() {
    TransactionReport stranger =
        withTransId(succeeded(), new AttemptId(Payments.OTHER_ID, 1).transId());

    assertThat(bench.webhook(stranger)).isEqualTo(new Parked(ParkedReason.UNKNOWN_PAYMENT));
    assertThat(bench.webhook(withTransId(succeeded(), "order-1001")))
        .isEqualTo(new Parked(ParkedReason.UNKNOWN_PAYMENT));
    assertThat(bench.parked.all()).hasSize(2);
    assertThat(bench.signals.raised()).containsExactly(Signal.EVENT_PARKED, Signal.EVENT_PARKED);
  }

  @Test
  void anAttemptThePaymentDoesNotHaveIsAMismatch() {
    assertMismatch(
        withTransId(succeeded(), Payments.SECOND.transId()), ParkedReason.UNKNOWN_ATTEMPT);
  }

  @Test
  void anotherAmountIsAMismatch() {
    assertMismatch(
        FakePaykka.withAmount(succeeded(), Money.of(1, "EUR")), ParkedReason.AMOUNT_DIFFERS);
  }

  @Test
  void anotherCurrencyIsAMismatch() {
    Money sameNumber = Money.of(Payments.AMOUNT.minor(), "USD");

    assertMismatch(FakePaykka.withAmount(succeeded(), sameNumber), ParkedReason.CURRENCY_DIFFERS);
  }

  @Test
  void anotherMerchantIsAMismatch() {
    assertMismatch(
        with(succeeded(), new MerchantId("99999999999999"), orderId()),
        ParkedReason.MERCHANT_DIFFERS);
  }

  @Test
  void anotherOrderIdThanBeforeIsAMismatch() {
    assertMismatch(
        with(succeeded(), Payments.MERCHANT, new PaykkaOrderId("GW9")),
        ParkedReason.ORDER_ID_DIFFERS);
  }

  @Test
  void aQueueThatIsDownDoesNotUndoTheChange() {
    bench.queue.breakDown();

    assertThat(bench.webhook(succeeded())).isInstanceOf(Applied.class);
    assertThat(bench.payment().waiting()).hasSize(1);
    assertThat(bench.payment().dueAt()).isPresent();
    assertThat(bench.signals.raised()).contains(Signal.NOTIFICATION_NOT_QUEUED);
  }

  private void assertMismatch(TransactionReport report, ParkedReason reason) {
    Payment before = bench.payment();

    assertThat(bench.webhook(report)).isEqualTo(new Parked(reason));
    assertThat(bench.payment()).isEqualTo(before);
    assertThat(bench.parked.all()).hasSize(1);
    assertThat(bench.signals.raised()).containsExactly(Signal.REPORT_MISMATCH, Signal.EVENT_PARKED);
  }

  private TransactionReport succeeded() {
    return report(TransactionStatus.SUCCESS);
  }

  private TransactionReport report(TransactionStatus status) {
    return bench.paykka.becomes(Payments.FIRST, status);
  }

  private PaykkaOrderId orderId() {
    return bench.paykka.report(Payments.FIRST).orderId().orElseThrow();
  }

  private static TransactionReport with(
      TransactionReport report, MerchantId merchant, PaykkaOrderId order) {
    return new TransactionReport(
        report.transId(),
        Optional.of(merchant),
        report.amount(),
        Optional.of(order),
        report.status(),
        report.failure(),
        report.authenticationUrl(),
        report.card(),
        report.shopper(),
        report.token(),
        report.agreement(),
        report.balances());
  }

  private static TransactionReport withTransId(TransactionReport report, String transId) {
    return new TransactionReport(
        transId,
        report.merchantId(),
        report.amount(),
        report.orderId(),
        report.status(),
        report.failure(),
        report.authenticationUrl(),
        report.card(),
        report.shopper(),
        report.token(),
        report.agreement(),
        report.balances());
  }

  private static <T> List<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<T> rest = new ArrayList<>(items);
      T first = rest.remove(i);
      for (List<T> tail : permutations(rest)) {
        List<T> one = new ArrayList<>(List.of(first));
        one.addAll(tail);
        all.add(one);
      }
    }
    return all;
  }
}
