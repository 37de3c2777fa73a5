package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.ChargePlan;
import io.paykkaserverless.core.agreement.Schedules;
import io.paykkaserverless.core.card.AgreementCredential;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.order.Orders;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.storedcard.StoredCards;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an approved payment leaves behind: a stored card, or an agreement. */
class StoredCredentialTest {

  private static final PaymentKind STORING = new PaymentKind.StoringCard(Payments.SHOPPER);
  private static final PaymentKind RECURRING =
      new PaymentKind.FirstRecurring(Payments.SHOPPER, Optional.of(Schedules.monthly()));

  private final TestBench bench = new TestBench();

  @Test
  void aPaymentThatStoresItsCardLeavesACard() {
    begin(STORING);
    bench.confirm();

    assertThat(bench.storedCards.find(Payments.TOKEN)).contains(StoredCards.usable());
    assertThat(bench.told()).containsExactly("payment.paid", "token.created");
  }

  @Test
  void aFirstRecurringPaymentLeavesAnAgreementWithItsSchedule() {
    begin(RECURRING);
    bench.confirm();

    var agreement = bench.agreements.find(Agreements.ID).orElseThrow();
    assertThat(agreement.state()).isEqualTo(AgreementState.ACTIVE);
    assertThat(agreement.credential())
        .isEqualTo(new AgreementCredential(Payments.PAYKKA_AGREEMENT, Payments.TOKEN));
    assertThat(agreement.plan()).contains(ChargePlan.of(Schedules.monthly()));
    assertThat(bench.told()).containsExactly("payment.paid", "agreement.created");
  }

  @Test
  void whatAPaymentLeftIsToldOnceWhateverComesAfterwards() {
    begin(STORING);
    bench.confirm();
    bench.operate.operate(Operations.refund(300, "key-1"));

    assertThat(bench.told()).containsExactly("payment.paid", "token.created", "payment.refunded");
  }

  @Test
  void aPaymentThatStoresNothingLeavesNothing() {
    begin(new PaymentKind.OneOff(Optional.of(Payments.SHOPPER)));
    bench.confirm();

    assertThat(bench.storedCards.find(Payments.TOKEN)).isEmpty();
    assertThat(bench.told()).containsExactly("payment.paid");
  }

  @ParameterizedTest
  @EnumSource(
      value = Mood.class,
      names = {"DECLINES", "REFUSES", "STAYS_PROCESSING", "WANTS_3DS"})
  void aPaymentThatIsNotApprovedLeavesNothing(Mood mood) {
    begin(RECURRING);
    bench.paykka.mood(mood);
    bench.confirm();

    assertThat(bench.agreements.find(Agreements.ID)).isEmpty();
  }

  @Test
  void aTokenThatTheReplyLeavesOutIsAskedFor() {
    begin(RECURRING);
    bench.paykka.mood(Mood.NAMES_NO_TOKEN_IN_ITS_ANSWER);
    bench.confirm();

    assertThat(bench.paykka.queries()).isEqualTo(1);
    assertThat(bench.agreements.find(Agreements.ID)).isPresent();
    assertThat(bench.told()).containsExactly("payment.paid", "agreement.created");
  }

  @Test
  void aTokenThatComesWithTheWebhookIsKeptAndToldOnce() {
    begin(STORING);
    bench.paykka.mood(Mood.NAMES_NO_TOKEN_IN_ITS_ANSWER).stopAnsweringQueries();
    bench.confirm();
    assertThat(bench.told()).containsExactly("payment.paid");
    assertThat(bench.payment().dueAt()).isPresent();

    bench.webhook(bench.paykka.report(Payments.FIRST));
    bench.webhook(bench.paykka.report(Payments.FIRST));

    assertThat(bench.storedCards.find(Payments.TOKEN)).isPresent();
    assertThat(bench.told()).containsExactly("payment.paid", "token.created");
  }

  @Test
  void aPaymentWhoseTokenIsMissingStaysDueThoughTheMerchantKnowsItIsPaid() {
    begin(STORING);
    bench.paykka.mood(Mood.NAMES_NO_TOKEN_IN_ITS_ANSWER).stopAnsweringQueries();
    bench.confirm();
    Payment told = bench.payment();
    for (var notification : told.outbox()) {
      told = told.withHandedOver(notification.id(), Payments.NOW);
    }

    assertThat(told.dueAt()).contains(Payments.NOW.plus(Duration.ofMinutes(1)));
  }

  @Test
  void aCrashBetweenCardAndPaymentLeavesACardThatTheNextReportFinds() {
    begin(STORING);
    bench.paykka.mood(Mood.WANTS_3DS);
    bench.confirm();
    var success = bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
    bench.store.failNextReplace();

    assertThatThrownBy(() -> bench.webhook(success)).isInstanceOf(StoreUnavailable.class);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.AWAITING_SHOPPER);
    bench.webhook(success);

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.storedCards.find(Payments.TOKEN)).isPresent();
    assertThat(bench.told()).containsExactly("payment.paid", "token.created");
  }

  @Test
  void aReportForAnotherShopperMovesNothing() {
    begin(STORING);
    bench.paykka.mood(Mood.WANTS_3DS);
    bench.confirm();
    var report = bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);

    bench.webhook(
        new TransactionReport(
            report.transId(),
            report.merchantId(),
            report.amount(),
            report.orderId(),
            report.status(),
            report.failure(),
            report.authenticationUrl(),
            report.card(),
            Optional.of(new ShopperReference("somebody else")),
            report.token(),
            report.agreement(),
            report.balances()));

    assertThat(bench.payment().state()).isEqualTo(PaymentState.AWAITING_SHOPPER);
    assertThat(bench.storedCards.find(Payments.TOKEN)).isEmpty();
  }

  @Test
  void anEarlierAttemptThatSucceedsAfterAllWithoutACardLeavesTheLaterOnesCard() {
    Payment twice =
        Payments.payment()
            .kind(STORING)
            .state(PaymentState.PAID)
            .attempt(Payments.paid(Payments.FIRST))
            .attempt(Payments.storing(Payments.SECOND))
            .build();

    assertThat(StoredCredential.of(twice))
        .contains(new StoredCredential.CardOnFile(StoredCards.usable()));
    assertThat(twice.dueAt()).isEmpty();
  }

  @Test
  void personalDataIsDroppedOnceNoAttemptCanNeedIt() {
    bench.begin(Payments.payment().details(Orders.full()).build());
    bench.paykka.mood(Mood.DECLINES);
    bench.confirm();
    assertThat(bench.payment().details()).isEqualTo(Orders.full());

    bench.paykka.mood(Mood.APPROVES);
    bench.confirm();
    assertThat(bench.payment().details()).isEqualTo(OrderDetails.NONE);
    assertThat(bench.paykka.initiations().getLast().details()).isEqualTo(Orders.full());
  }

  private void begin(PaymentKind kind) {
    bench.begin(Payments.payment().kind(kind).build());
  }
}
