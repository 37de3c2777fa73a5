package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.RecordingSignals.Measured;
import io.paykkaserverless.core.payment.Signals.Measure;
import org.junit.jupiter.api.Test;

/** What the decline ratio is made of: each attempt counts once, when it is decided. */
class DecidedAttemptsTest {

  private final TestBench bench = new TestBench();

  @Test
  void anApprovedAttemptCountsOnceHoweverOftenPaykkaSaysIt() {
    bench.confirm();
    bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS));
    bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS));

    assertThat(bench.signals.measured()).containsExactly(approved(Payments.FIRST));
  }

  @Test
  void aDeclinedAttemptAndTheNextCountEach() {
    bench.paykka.mood(Mood.DECLINES);
    bench.confirm();
    bench.paykka.mood(Mood.APPROVES);
    bench.confirm();

    assertThat(bench.signals.measured())
        .containsExactly(declined(Payments.FIRST), approved(Payments.SECOND));
  }

  @Test
  void anAttemptCountsWhenItIsDecidedAndNotBefore() {
    bench.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();
    bench.confirm();
    assertThat(bench.signals.measured()).isEmpty();

    bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS));

    assertThat(bench.signals.measured()).containsExactly(approved(Payments.FIRST));
  }

  @Test
  void aCorrectionOfWhatPaykkaSaidFirstDoesNotCountAgain() {
    bench.paykka.mood(Mood.DECLINES);
    bench.confirm();
    bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS));

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.signals.measured()).containsExactly(declined(Payments.FIRST));
  }

  private static Measured approved(AttemptId attempt) {
    return new Measured(Measure.ATTEMPT_APPROVED, 1, attempt.transId());
  }

  private static Measured declined(AttemptId attempt) {
    return new Measured(Measure.ATTEMPT_DECLINED, 1, attempt.transId());
  }
}
