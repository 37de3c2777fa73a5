package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueTimeTest {

  @Test
  void aPaymentNobodyConfirmedIsDueWhenItExpires() {
    assertThat(Payments.created().dueAt()).contains(Payments.created().terms().expiresAt());
  }

  @Test
  void anOpenAttemptIsDueSoonAndAShopperAwayLater() {
    assertThat(Payments.processing().dueAt()).contains(startPlus(Duration.ofMinutes(1)));
    assertThat(Payments.unknown().dueAt()).contains(startPlus(Duration.ofMinutes(1)));
    assertThat(Payments.awaitingShopper().dueAt()).contains(startPlus(Duration.ofMinutes(15)));
  }

  @Test
  void aFinalPaymentIsDueUntilTheMerchantKnows() {
    Payment paid = Payments.paid();
    Notification told = paid.outbox().getFirst();

    assertThat(paid.dueAt()).contains(told.createdAt().plus(Duration.ofMinutes(2)));
    assertThat(paid.withHandedOver(told.id(), Payments.NOW).dueAt()).isEmpty();
  }

  @Test
  void anAttemptLeftOpenBesideOneThatSucceededIsNotForgotten() {
    TestBench bench = new TestBench();
    bench.paykka.mood(Mood.WANTS_3DS);
    bench.confirm();
    bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.FAILURE));
    bench.confirm();
    bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS));
    Payment paid = bench.payment();
    for (Notification told : paid.outbox()) {
      paid = paid.withHandedOver(told.id(), Payments.NOW);
    }

    assertThat(paid.state()).isEqualTo(PaymentState.PAID);
    assertThat(paid.dueAt())
        .contains(paid.attempts().getLast().startedAt().plus(Duration.ofMinutes(15)));
  }

  /** What was learned meanwhile and moved nothing does not begin the waiting anew. */
  @Test
  void whatIsApprovedAndNotFinalIsDueSoonAfterItWasApproved() {
    Payment approved =
        approvedUnder(CaptureMethod.AUTOMATIC)
            .history(line(Payments.NOW.plusSeconds(60), PaymentState.PROCESSING))
            .history(line(Payments.NOW.plusSeconds(90), PaymentState.AUTHORIZED))
            .build();

    assertThat(approved.dueAt()).contains(Payments.NOW.plusSeconds(60 + 60));
  }

  @Test
  void onlyAnAuthorisationThatWaitsForTheMerchantEndsSoon() {
    Instant endsSoon = Payments.NOW.plus(Duration.ofDays(6));
    assertThat(approvedUnder(CaptureMethod.MANUAL).build().dueAt()).contains(endsSoon);
    assertThat(approvedUnder(CaptureMethod.MANUAL).needsAttention().build().dueAt()).isEmpty();
    assertThat(approvedUnder(CaptureMethod.AUTOMATIC).looks(10).build().dueAt()).isEmpty();
    assertThat(
            Payments.payment()
                .captureMethod(CaptureMethod.MANUAL)
                .state(PaymentState.PAID)
                .attempt(Payments.paid(Payments.FIRST))
                .build()
                .dueAt())
        .isEmpty();
  }

  private static PaymentBuilder approvedUnder(CaptureMethod method) {
    return Payments.payment()
        .captureMethod(method)
        .state(PaymentState.AUTHORIZED)
        .attempt(Payments.attempt(Payments.FIRST, PaymentState.AUTHORIZED));
  }

  private static HistoryEntry line(Instant at, PaymentState before) {
    return new HistoryEntry(
        1,
        at,
        Speaker.PAYKKA_WEBHOOK,
        PaymentEvent.AUTHORIZED,
        1,
        0,
        before,
        PaymentState.AUTHORIZED,
        Optional.empty(),
        Balances.NONE);
  }

  private static Instant startPlus(Duration wait) {
    return Payments.processing().attempts().getFirst().startedAt().plus(wait);
  }
}
