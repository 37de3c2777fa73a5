package io.paykkaserverless.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.ChargeResult.Charged;
import io.paykkaserverless.core.agreement.ChargeResult.NoSuchAgreement;
import io.paykkaserverless.core.agreement.ChargeResult.NotActive;
import io.paykkaserverless.core.agreement.ChargeResult.PeriodReused;
import io.paykkaserverless.core.card.AgreementCredential;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.Terms;
import io.paykkaserverless.core.payment.TestBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A scheduler that runs twice charges once. */
class ChargeAgreementTest {

  private static final int CALLERS = 20;

  private final TestBench bench = new TestBench();

  @BeforeEach
  void thereIsAnAgreement() {
    bench.agreements.insertUnlessPresent(Agreements.unscheduled());
  }

  @Test
  void chargesTheStoredCardWithoutItsOwner() {
    Charged charged = (Charged) bench.charge.charge(charge("2026-12"));

    assertThat(charged.askedBefore()).isFalse();
    assertThat(charged.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(charged.payment().terms().kind())
        .isEqualTo(
            new PaymentKind.AgreementCharge(
                Payments.SHOPPER, Agreements.ID, new ChargePeriod("2026-12")));
    var initiation = bench.paykka.initiations().getFirst();
    assertThat(initiation.instrument())
        .isEqualTo(new AgreementCredential(Payments.PAYKKA_AGREEMENT, Payments.TOKEN));
    assertThat(initiation.returnUrl()).isEmpty();
  }

  @Test
  void tellsTheMerchantOfEachCharge() {
    Payment payment = ((Charged) bench.charge.charge(charge("2026-12"))).payment();

    assertThat(payment.outbox()).extracting(n -> n.type().code()).containsExactly("payment.paid");
    assertThat(bench.queue.taken()).hasSize(1);
  }

  @Test
  void thePeriodIsChargedOnceHoweverOftenItIsAskedFor() {
    Charged first = (Charged) bench.charge.charge(charge("2026-12"));
    Charged again = (Charged) bench.charge.charge(charge("2026-12"));

    assertThat(again).isEqualTo(new Charged(first.payment(), true));
    assertThat(bench.paykka.charges()).isEqualTo(1);
    assertThat(bench.paykka.initiations()).hasSize(1);
  }

  @Test
  void anotherPeriodIsAnotherCharge() {
    bench.charge.charge(charge("2026-12"));
    bench.charge.charge(charge("2027-01"));

    assertThat(bench.paykka.charges()).isEqualTo(2);
  }

  @Test
  void manySchedulersAtOnceChargeOnce() throws Exception {
    List<Callable<ChargeResult>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(() -> bench.charge.charge(charge("2026-12")));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      for (Future<ChargeResult> answer : threads.invokeAll(callers)) {
        assertThat(answer.get()).isInstanceOf(Charged.class);
      }
    }

    assertThat(bench.paykka.initiations()).hasSize(1);
  }

  @Test
  void thePeriodWithAnotherAmountIsRefusedAlsoOnceTheAgreementIsOver() {
    bench.charge.charge(charge("2026-12"));
    bench.cancelAgreement.cancel(Agreements.ID);

    assertThat(bench.charge.charge(command("2026-12", Money.of(900, "EUR"), "order-2001", false)))
        .isInstanceOf(PeriodReused.class);
    assertThat(bench.charge.charge(charge("2026-12"))).isInstanceOf(Charged.class);
    assertThat(bench.paykka.initiations()).hasSize(1);
  }

  @Test
  void thePeriodWithAnotherAmountIsRefusedAndChargesNothing() {
    bench.charge.charge(charge("2026-12"));
    ChargeCommand dearer = command("2026-12", Money.of(900, "EUR"), "order-2001", false);

    assertThat(bench.charge.charge(dearer)).isInstanceOf(PeriodReused.class);
    assertThat(bench.charge.charge(command("2026-12", Money.of(800, "EUR"), "other", false)))
        .isInstanceOf(PeriodReused.class);
    assertThat(bench.paykka.initiations()).hasSize(1);
  }

  @Test
  void aDeclinedChargeIsNotTriedAgainByTheSameRequest() {
    bench.paykka.mood(Mood.DECLINES);
    bench.charge.charge(charge("2026-12"));
    Charged again = (Charged) bench.charge.charge(charge("2026-12"));

    assertThat(again.payment().state()).isEqualTo(PaymentState.DECLINED);
    assertThat(bench.paykka.initiations()).hasSize(1);
  }

  @Test
  void aDeclinedChargeIsTriedAgainWhereThatIsAskedFor() {
    bench.paykka.mood(Mood.DECLINES);
    bench.charge.charge(charge("2026-12"));
    bench.paykka.mood(Mood.APPROVES);
    ChargeCommand retry = command("2026-12", Money.of(800, "EUR"), "order-2001", true);

    assertThat(((Charged) bench.charge.charge(retry)).payment().state())
        .isEqualTo(PaymentState.PAID);
    assertThat(((Charged) bench.charge.charge(retry)).payment().attempts()).hasSize(2);
    assertThat(bench.paykka.initiations()).hasSize(2);
  }

  @Test
  void aLostAnswerIsAskedAfterAndNeverSentAgain() {
    bench.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();
    Charged lost = (Charged) bench.charge.charge(charge("2026-12"));
    Charged again = (Charged) bench.charge.charge(charge("2026-12"));

    assertThat(lost.payment().state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(again.payment().state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(bench.paykka.charges()).isEqualTo(1);
  }

  @Test
  void aChargeThatCrashedBeforePaykkaWasAskedGoesOn() {
    Payment written = ((Charged) bench.charge.charge(charge("2026-11"))).payment();
    PaymentId december = PaymentId.ofCharge(Agreements.ID, new ChargePeriod("2026-12"));
    var terms = written.terms();
    bench.store.insert(
        Payment.created(
            december,
            new Terms(
                terms.amount(),
                terms.reference(),
                terms.description(),
                terms.returnUrl(),
                terms.captureMethod(),
                terms.authorisationType(),
                terms.challenge(),
                new PaymentKind.AgreementCharge(
                    Payments.SHOPPER, Agreements.ID, new ChargePeriod("2026-12")),
                terms.fingerprint(),
                terms.createdAt(),
                terms.expiresAt()),
            written.details()));

    assertThat(((Charged) bench.charge.charge(charge("2026-12"))).payment().state())
        .isEqualTo(PaymentState.PAID);
    assertThat(bench.paykka.charges()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = AgreementState.class,
      names = {"PAUSED", "CANCELING", "CANCELED", "ENDED"})
  void anAgreementThatIsStoppedIsNotCharged(AgreementState state) {
    Agreement stopped = Agreements.unscheduled().in(state);
    bench.agreements.replace(stopped);

    assertThat(bench.charge.charge(charge("2026-12"))).isEqualTo(new NotActive(stopped));
    assertThat(bench.paykka.initiations()).isEmpty();
    assertThat(bench.store.all()).containsExactly(Payments.created());
  }

  @Test
  void whatWasChargedBeforeItStoppedCanStillBeAskedAfter() {
    Charged before = (Charged) bench.charge.charge(charge("2026-12"));
    bench.agreements.replace(Agreements.unscheduled().in(AgreementState.CANCELED));

    assertThat(bench.charge.charge(charge("2026-12")))
        .isEqualTo(new Charged(before.payment(), true));
  }

  @Test
  void anAgreementThatIsNotThereIsNotCharged() {
    ChargeCommand stranger =
        new ChargeCommand(
            AgreementId.of(Payments.OTHER_ID),
            new ChargePeriod("2026-12"),
            Money.of(800, "EUR"),
            "order-2001",
            Optional.empty(),
            Speaker.MERCHANT,
            false,
            TestBench.ATTEMPTS_MAX,
            TestBench.PUBLIC_BASE_URL);

    assertThat(bench.charge.charge(stranger)).isEqualTo(new NoSuchAgreement());
  }

  private static ChargeCommand charge(String period) {
    return command(period, Money.of(800, "EUR"), "order-2001", false);
  }

  private static ChargeCommand command(
      String period, Money amount, String reference, boolean retry) {
    return new ChargeCommand(
        Agreements.ID,
        new ChargePeriod(period),
        amount,
        reference,
        Optional.empty(),
        Speaker.MERCHANT,
        retry,
        TestBench.ATTEMPTS_MAX,
        TestBench.PUBLIC_BASE_URL);
  }
}
