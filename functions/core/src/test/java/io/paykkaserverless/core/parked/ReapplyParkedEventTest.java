package io.paykkaserverless.core.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Parked;
import io.paykkaserverless.core.webhook.EventReading;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReapplyParkedEventTest {

  private static final Duration UNTIL_FIRST_TRY = Duration.ofMinutes(1);

  private final TestBench bench = new TestBench();
  private Payment missing = bench.payment();

  @BeforeEach
  void aSuccessIsReportedOfAPaymentThatIsMissing() {
    bench.paykka.mood(Mood.WANTS_3DS);
    bench.confirm();
    missing = bench.payment();
    TransactionReport success = bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
    bench.begin(Payments.payment().id(Payments.OTHER_ID).build());
    assertThat(bench.webhook(success)).isEqualTo(new Parked(ParkedReason.UNKNOWN_PAYMENT));
  }

  @Test
  void anEventIsTakenInOnceItsPaymentAppearsAndThenForgotten() {
    bench.store.insert(missing);
    sweepAfter(UNTIL_FIRST_TRY);

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.told()).containsExactly("payment.paid");
    assertThat(bench.parked.all()).isEmpty();
  }

  @Test
  void anEventIsNotTriedBeforeItIsDue() {
    bench.store.insert(missing);
    sweepAfter(UNTIL_FIRST_TRY.minusMillis(1));

    assertThat(bench.parked.all()).extracting(ParkedEvent::tries).containsExactly(0);
  }

  @Test
  void whoeverLooksBeforeItIsDueChangesNothing() {
    bench.store.insert(missing);

    bench.reapply.look(bench.parked.all().getFirst().id());

    assertThat(bench.parked.all()).extracting(ParkedEvent::tries).containsExactly(0);
  }

  @Test
  void anEventWhosePaymentStaysMissingIsTriedAgainLater() {
    sweepAfter(UNTIL_FIRST_TRY);
    sweepAfter(Duration.ofMinutes(1));
    assertThat(bench.parked.all()).extracting(ParkedEvent::tries).containsExactly(1);

    bench.store.insert(missing);
    sweepAfter(Duration.ofMinutes(3));
    assertThat(bench.parked.all()).isEmpty();
  }

  @Test
  void anEventIsLeftAloneAfterItsLastTimeAndStaysToBeSeen() {
    for (int days = 0; days < 40; days++) {
      sweepAfter(Duration.ofDays(1));
    }
    int tries = bench.parked.all().getFirst().tries();
    sweepAfter(Duration.ofDays(1));

    assertThat(bench.listParkedEvents.newest()).hasSize(1);
    assertThat(bench.parked.all()).extracting(ParkedEvent::tries).containsExactly(tries);
  }

  @Test
  void aCrashBetweenTakingInAndForgettingIsHarmless() {
    bench.store.insert(missing);
    bench.parked.failNextDelete();
    bench.clock.advance(UNTIL_FIRST_TRY);
    ParkedEventId id = bench.parked.all().getFirst().id();

    assertThatThrownBy(() -> bench.reapply.look(id)).isInstanceOf(StoreUnavailable.class);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    sweepAfter(Duration.ofMinutes(5));

    assertThat(bench.told()).containsExactly("payment.paid");
    assertThat(bench.parked.all()).isEmpty();
  }

  @Test
  void anEventThatAlwaysFailsWaitsLongerEachTimeAndKeepsNobodyElseWaiting() {
    ParkedEventReader broken =
        _ -> {
          throw new IllegalStateException("a bug");
        };
    ReapplyParkedEvent failing =
        new ReapplyParkedEvent(bench.parked, broken, bench.applyEvent, bench.clock);
    bench.clock.advance(UNTIL_FIRST_TRY);
    ParkedEvent before = bench.parked.all().getFirst();

    assertThatThrownBy(() -> failing.look(before.id())).hasMessage("a bug");

    assertThat(bench.parked.all()).containsExactly(before.triedAt(bench.clock.instant()));
  }

  @Test
  void aKindThatALaterVersionUnderstandsIsTakenInThen() {
    bench.store.insert(missing);
    TransactionReport success = bench.paykka.report(Payments.FIRST);
    EventBody news = ParkedEvents.body("news");
    bench.acceptWebhook.accept(new EventReading.Unsupported("PAYMENT.NEWS", "GW1"), () -> news);
    ParkedEventReader later =
        _ -> new EventReading.Read(new PaykkaEvent.PaymentReported(success), "PAYMENT.NEWS");
    bench.clock.advance(UNTIL_FIRST_TRY);

    new ReapplyParkedEvent(bench.parked, later, bench.applyEvent, bench.clock).look(news.id());

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.parked.find(news.id())).isEmpty();
  }

  @Test
  void whatStillCannotBeReadStays() {
    EventBody news = ParkedEvents.body("news");
    bench.acceptWebhook.accept(new EventReading.Malformed("amount is missing"), () -> news);
    bench.clock.advance(UNTIL_FIRST_TRY);

    bench.reapply.look(news.id());

    assertThat(bench.parked.find(news.id())).map(ParkedEvent::tries).contains(1);
  }

  /** Regression in waiting: the payment is written while the webhook is being parked. */
  @Test
  void aPaymentThatAppearsWhileItsEventIsBeingParkedIsHealedByTheSweep() {
    bench.store.insert(missing);

    assertThat(bench.parked.all()).hasSize(1);
    sweepAfter(UNTIL_FIRST_TRY);

    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.signals.raised()).containsOnlyOnce(Signal.EVENT_PARKED);
  }

  private void sweepAfter(Duration wait) {
    bench.clock.advance(wait);
    for (ParkedEventId id : bench.due.parkedEvents(bench.clock.instant(), 100)) {
      bench.reapply.look(id);
    }
  }
}
