package io.paykkaserverless.core.confirm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.Answered;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.TooLate;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.TooManyAttempts;
import io.paykkaserverless.core.guard.AttemptGuard;
import io.paykkaserverless.core.guard.AttemptLimits;
import io.paykkaserverless.core.order.Details;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Inquiry;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmPaymentTest {

  private final TestBench bench = new TestBench();

  @ParameterizedTest
  @CsvSource({
    "APPROVES, PAID, payment.paid",
    "AUTHORIZES_ONLY, AUTHORIZED, payment.authorized",
    "DECLINES, DECLINED, payment.declined",
    "REFUSES, DECLINED, payment.declined",
  })
  void anAnswerFromPaykkaMovesThePaymentAndIsAnnounced(
      Mood mood, PaymentState state, String announced) {
    bench.paykka.mood(mood);

    assertThat(stateAfterConfirm()).isEqualTo(state);
    assertThat(bench.payment().state()).isEqualTo(state);
    assertThat(bench.told()).containsExactly(announced);
    assertThat(bench.queue.taken()).hasSize(1);
  }

  @Test
  void theAttemptIsStoredBeforePaykkaIsAsked() {
    bench.paykka.beforeAnswering(
        () -> {
          Attempt stored = bench.payment().attempts().getLast();
          assertThat(stored.id()).isEqualTo(bench.paykka.initiations().getLast().attempt());
          assertThat(stored.state()).isEqualTo(PaymentState.PROCESSING);
        });

    bench.confirm();

    assertThat(bench.paykka.initiations()).hasSize(1);
  }

  @Test
  void theShopperIsSentTo3dsAndNobodyIsToldYet() {
    bench.paykka.mood(Mood.WANTS_3DS);

    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.AWAITING_SHOPPER);
    assertThat(bench.payment().attempts().getLast().authenticationUrl())
        .contains(Payments.AUTHENTICATION_URL);
    assertThat(bench.told()).isEmpty();
  }

  @Test
  void paykkaIsGivenOurReturnAndWebhookAddress() {
    bench.confirm();

    var initiation = bench.paykka.initiations().getFirst();
    assertThat(initiation.notifyUrl()).hasToString("https://pay.shop.example/webhooks/paykka");
    assertThat(initiation.returnUrl().orElseThrow().toString())
        .startsWith("https://pay.shop.example/return/rt1." + Payments.FIRST.transId() + ".");
  }

  @Test
  void confirmingAgainWhileOneIsAtWorkDoesNotAskPaykka() {
    bench.paykka.beforeAnswering(
        () -> {
          assertThat(stateAfterConfirm()).isEqualTo(PaymentState.PROCESSING);
          assertThat(bench.paykka.queries()).isZero();
        });

    bench.confirm();

    assertThat(bench.paykka.initiations()).hasSize(1);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
  }

  @Test
  void confirmingAPaidPaymentAgainAnswersPaid() {
    bench.confirm();

    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.PAID);
    assertThat(bench.paykka.initiations()).hasSize(1);
    assertThat(bench.told()).hasSize(1);
  }

  @Test
  void confirmingAgainDuring3dsGivesTheSamePage() {
    bench.paykka.mood(Mood.WANTS_3DS);
    bench.confirm();

    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.AWAITING_SHOPPER);
    assertThat(bench.paykka.initiations()).hasSize(1);
  }

  @Test
  void anAnswerLostAfterChargingIsFoundByAskingAndNeverSentAgain() {
    bench.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING);

    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.PAID);
    assertThat(bench.paykka.initiations()).hasSize(1);
    assertThat(bench.paykka.charges()).isEqualTo(1);
    assertThat(bench.signals.raised()).containsExactly(Signal.PAYKKA_ANSWER_LOST);
  }

  @Test
  void whileNobodyKnowsThePaymentIsUnknownAndConfirmingOnlyAsks() {
    bench.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();

    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(bench.paykka.initiations()).hasSize(1);
    assertThat(bench.paykka.queries()).isEqualTo(2);
    assertThat(bench.told()).isEmpty();
  }

  @Test
  void noSuchTransactionEndsAnUnknownAttemptOnlyAfterTheGrace() {
    bench.paykka.mood(Mood.NEVER_GETS_THE_REQUEST);
    bench.confirm();

    bench.clock.advance(Inquiry.NO_SUCH_TRANSACTION_GRACE.minusMillis(1));
    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.UNKNOWN);

    bench.clock.advance(Duration.ofMillis(1));
    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.DECLINED);
    assertThat(bench.payment().attempts().getLast().failure().orElseThrow().reason())
        .isEqualTo(FailureReason.NOT_PROCESSED);
  }

  @Test
  void aCrashAfterAskingPaykkaIsRepairedByAskingAndNotByPayingAgain() {
    bench.paykka.beforeAnswering(
        () -> {
          throw new IllegalStateException("the function was killed here");
        });
    assertThatThrownBy(bench::confirm).isInstanceOf(IllegalStateException.class);
    bench.paykka.beforeAnswering(() -> {});
    bench.clock.advance(Duration.ofSeconds(31));

    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.PAID);
    assertThat(bench.paykka.charges()).isEqualTo(1);
    assertThat(bench.paykka.initiations()).hasSize(1);
  }

  @Test
  void aWebhookThatOvertakesTheAnswerChangesNothingButTheOrder() {
    bench.paykka.beforeAnswering(() -> bench.webhook(bench.paykka.report(Payments.FIRST)));

    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.PAID);
    assertThat(bench.told()).containsExactly("payment.paid");
  }

  @Test
  void aWebhookThatOvertakesALostAnswerWins() {
    bench
        .paykka
        .mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING)
        .beforeAnswering(() -> bench.webhook(bench.paykka.report(Payments.FIRST)))
        .stopAnsweringQueries();

    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.PAID);
  }

  @Test
  void anAnswerAboutAnotherAmountIsNotBelieved() {
    bench.paykka.mood(Mood.ANSWERS_FOR_ANOTHER_AMOUNT);

    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(bench.signals.raised()).contains(Signal.REPORT_MISMATCH);
    assertThat(bench.told()).isEmpty();
  }

  @Test
  void afterADeclineTheShopperTriesAgainUnderAnotherTransId() {
    bench.paykka.mood(Mood.DECLINES);
    bench.confirm();
    bench.paykka.mood(Mood.APPROVES);

    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.PAID);
    assertThat(bench.paykka.initiations())
        .extracting(initiation -> initiation.attempt().transId())
        .containsExactly(Payments.FIRST.transId(), Payments.SECOND.transId());
  }

  @Test
  void triesAreBounded() {
    bench.paykka.mood(Mood.DECLINES);
    for (int i = 0; i < TestBench.ATTEMPTS_MAX; i++) {
      bench.confirm();
    }

    assertThat(bench.confirm()).isInstanceOf(TooManyAttempts.class);
    assertThat(bench.paykka.initiations()).hasSize(TestBench.ATTEMPTS_MAX);
  }

  @Test
  void whoseEarlierAttemptTurnsOutPaidMeanwhileIsNotToldThatNothingWasCharged() {
    bench.paykka.mood(Mood.DECLINES);
    bench.confirm();
    AttemptGuard slow =
        new AttemptGuard(
            Payments.MERCHANT,
            (_, _, _) -> {
              bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS));
              return true;
            },
            new AttemptLimits(1, 1, Duration.ofHours(1)),
            bench.clock);
    ConfirmPayment confirm =
        new ConfirmPayment(
            bench.store, bench.storedCards, slow, bench.attempts, 3, bench.signals, bench.clock);

    ConfirmPaymentResult result =
        confirm.confirm(
            new ConfirmPaymentCommand(
                Payments.ID,
                Speaker.SHOPPER,
                TestBench.encryptedCard(),
                new ShopperDevice(Optional.of("203.0.113.7"), Details.none()),
                TestBench.PUBLIC_BASE_URL));

    assertThat(result).isEqualTo(new Answered(bench.payment()));
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.paykka.initiations()).hasSize(1);
  }

  @Test
  void afterThePaymentsTimeNobodyIsAsked() {
    bench.clock.advance(Duration.between(Payments.NOW, bench.payment().terms().expiresAt()));

    assertThat(bench.confirm()).isInstanceOf(TooLate.class);
    assertThat(bench.paykka.initiations()).isEmpty();
    assertThat(bench.payment()).isEqualTo(Payments.created());
  }

  @Test
  void paykkaProcessingWithoutAPageIsProcessing() {
    bench.paykka.mood(Mood.STAYS_PROCESSING);
    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.PROCESSING);
    assertThat(bench.payment().attempts().getLast().orderId()).isPresent();

    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
    bench.clock.advance(Duration.ofSeconds(31));
    assertThat(stateAfterConfirm()).isEqualTo(PaymentState.PAID);
  }

  private PaymentState stateAfterConfirm() {
    return ((Answered) bench.confirm()).payment().state();
  }
}
