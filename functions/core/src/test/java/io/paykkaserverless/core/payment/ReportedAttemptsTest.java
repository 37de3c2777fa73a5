package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Decision.MismatchKind;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a report says of an attempt, and what it does not say. */
class ReportedAttemptsTest {

  private final TestBench bench = new TestBench();

  @Test
  void aReportOfAnotherAttemptIsNoneOfThisOne() {
    bench.paykka.mood(Mood.WANTS_3DS);
    bench.confirm();
    Payment before = bench.payment();

    assertThat(
            bench.writer.report(
                before,
                Payments.FIRST,
                bare(Payments.SECOND, TransactionStatus.SUCCESS),
                Speaker.PAYKKA_QUERY))
        .isEqualTo(new Decision.Mismatch(before, MismatchKind.UNKNOWN_ATTEMPT));
  }

  @Test
  void whatAReportLeavesOutIsNoMismatch() {
    bench.paykka.mood(Mood.WANTS_3DS);
    bench.confirm();

    report(bare(Payments.FIRST, TransactionStatus.SUCCESS));

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.payment().needsAttention()).isFalse();
  }

  @Test
  void whatTheShopperWasNeededForIsForgottenOnceTheyAreNot() {
    bench.paykka.mood(Mood.WANTS_3DS);
    bench.confirm();
    assertThat(attempt().authenticationUrl()).contains(Payments.AUTHENTICATION_URL);

    TransactionReport success = bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
    report(
        new TransactionReport(
            success.transId(),
            success.merchantId(),
            success.amount(),
            success.orderId(),
            success.status(),
            Optional.of(Payments.FAILURE),
            Optional.of(Payments.AUTHENTICATION_URL),
            success.card(),
            success.shopper(),
            Optional.of(Payments.TOKEN),
            Optional.of(Payments.PAYKKA_AGREEMENT),
            success.balances()));

    assertThat(attempt().authenticationUrl()).isEmpty();
    assertThat(attempt().failure()).isEmpty();
    assertThat(attempt().token()).as("nobody asked for one").isEmpty();
    assertThat(attempt().agreement()).as("nobody asked for one").isEmpty();
  }

  @Test
  void aFailureThatIsCorrectedIsForgotten() {
    bench.paykka.mood(Mood.DECLINES);
    bench.confirm();
    assertThat(attempt().failure()).contains(Payments.FAILURE);

    report(bare(Payments.FIRST, TransactionStatus.SUCCESS));

    assertThat(attempt().failure()).isEmpty();
  }

  @Test
  void anEarlierAttemptThatSucceedsAfterAllCallsNobodyWhereNoOtherIsOpen() {
    bench.paykka.mood(Mood.DECLINES);
    bench.confirm();
    bench.confirm();

    report(bare(Payments.FIRST, TransactionStatus.SUCCESS));

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.payment().needsAttention()).isFalse();
  }

  /** PayKKa takes a partial capture for the last one and says no numbers. */
  @Test
  void aPartThatPaykkaCallsAllIsShownToAPersonEvenWithoutNumbers() {
    bench.begin(Payments.payment().captureMethod(CaptureMethod.MANUAL).build());
    bench.paykka.mood(Mood.AUTHORIZES_ONLY);
    bench.confirm();
    bench.operate.operate(Operations.capture(500, "key-1"));

    report(bare(Payments.FIRST, TransactionStatus.SUCCESS));

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.payment().needsAttention()).isTrue();
  }

  @Test
  void aSecondApprovalMovesNeitherTheStateNorTheBooks() {
    bench.paykka.mood(Mood.DECLINES);
    bench.confirm();
    bench.paykka.mood(Mood.APPROVES);
    bench.confirm();

    for (TransactionStatus status :
        new TransactionStatus[] {TransactionStatus.AUTHORIZED, TransactionStatus.CANCELED}) {
      report(bare(Payments.FIRST, status));

      assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
      assertThat(bench.payment().books().balances()).isEqualTo(new Balances(1250, 1250, 0, 0));
      assertThat(bench.payment().needsAttention()).isTrue();
    }
  }

  @Test
  void noAttemptIsStartedBesideAnApprovedOneWhateverTheStateSays() {
    Payment payment =
        Payments.payment()
            .state(PaymentState.DECLINED)
            .attempt(Payments.paid(Payments.FIRST))
            .build();
    bench.begin(payment);

    assertThat(bench.writer.startAttempt(payment, Speaker.SHOPPER, PaymentMethod.BANKCARD, 9))
        .isEqualTo(new Decision.NotPossible(payment));
  }

  @Test
  void nothingExpiresBeforeItsTimeNorOnceSomebodyPaid() {
    bench.clock.advance(Duration.ofHours(1).minusMillis(1));
    assertThat(bench.writer.expire(bench.payment())).isInstanceOf(Decision.NotPossible.class);

    bench.confirm();
    bench.clock.advance(Duration.ofHours(1));
    assertThat(bench.writer.expire(bench.payment())).isInstanceOf(Decision.NotPossible.class);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
  }

  @Test
  void aStepOfOursIsNoObservation() {
    bench.paykka.mood(Mood.WANTS_3DS);
    bench.confirm();

    for (PaymentEvent step :
        new PaymentEvent[] {PaymentEvent.ATTEMPT_STARTED, PaymentEvent.CAPTURE_REQUESTED}) {
      assertThatThrownBy(
              () ->
                  bench.writer.observe(
                      bench.payment(), Payments.FIRST, Observation.of(Speaker.SHOPPER, step)))
          .hasMessage(step + " is not an observation");
    }
  }

  @Test
  void aMessageIsHandedOverOnce() {
    bench.paykka.mood(Mood.DECLINES);
    bench.confirm();
    bench.paykka.mood(Mood.APPROVES);
    bench.confirm();
    bench
        .outboxes
        .find(bench.payment().outbox().getFirst().id())
        .orElseThrow()
        .handedOver(bench.clock.instant());
    Payment waiting = bench.payment();
    assertThat(waiting.waiting()).hasSize(1);

    bench
        .outboxes
        .find(waiting.outbox().getFirst().id())
        .orElseThrow()
        .handedOver(bench.clock.instant());

    assertThat(bench.payment()).isEqualTo(waiting);
  }

  private Attempt attempt() {
    return bench.payment().attempt(Payments.FIRST).orElseThrow();
  }

  private void report(TransactionReport report) {
    bench.writer.report(bench.payment(), Payments.FIRST, report, Speaker.PAYKKA_WEBHOOK);
  }

  /** The status and nothing else. */
  private static TransactionReport bare(AttemptId attempt, TransactionStatus status) {
    return new TransactionReport(
        attempt.transId(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        status,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
