package io.paykkaserverless.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.Schedules;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedEventId;
import io.paykkaserverless.core.parked.ParkedEvents;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.IdempotencyKey;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.RecordingSignals.Measured;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.payment.Signals.Measure;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepTest {

  private final TestBench bench = new TestBench();

  @Test
  void oneItemThatFailsDoesNotKeepTheOthersWaiting() {
    dueAgreements(3);
    bench.paykka.beforeAnswering(this::failOnce);

    Sweep.Report report = bench.sweep.run(Instant.MAX);

    assertThat(report).isEqualTo(new Sweep.Report(0, 0, 3, 0, 1));
    assertThat(bench.signals.raised()).contains(Signal.SWEEP_ITEM_FAILED);
  }

  @Test
  void triesParkedEventsToo() {
    bench.parked.parkUnlessPresent(ParkedEvents.unknown());
    bench.clock.advance(Duration.ofMinutes(1));

    assertThat(bench.sweep.run(Instant.MAX)).isEqualTo(new Sweep.Report(0, 1, 0, 0, 0));
    assertThat(bench.parked.all()).extracting(ParkedEvent::tries).containsExactly(1);
  }

  @Test
  void beginsNothingAfterItsTime() {
    dueAgreements(3);

    assertThat(bench.sweep.run(Schedules.START)).isEqualTo(new Sweep.Report(0, 0, 0, 0, 0));
    assertThat(bench.paykka.initiations()).isEmpty();
  }

  /** Payments alone would take all of a run, again and again, while PayKKa is slow. */
  @Test
  void whereTimeIsShortEveryKindGetsAPartOfIt() {
    Sweep.Report report = slowly(new CrowdedIndex(1_000)).run(Schedules.START.plusSeconds(100));

    assertThat(report.payments()).isBetween(65, 75);
    assertThat(report.parkedEvents()).isEqualTo(1);
    assertThat(report.agreements()).isBetween(15, 25);
    assertThat(report.deliveries()).isEqualTo(1);
    assertThat(report.looked()).isLessThanOrEqualTo(100);
  }

  @Test
  void paymentsGoOnWhenNothingElseNeedsTheTime() {
    Sweep.Report report = slowly(new CrowdedIndex(0)).run(Schedules.START.plusSeconds(100));

    assertThat(report.payments()).isBetween(85, 100);
  }

  @Test
  void takesNoMoreThanItMayAndTheRestNextTime() {
    dueAgreements(3);
    Sweep small = sweep(bench.due, 2);

    assertThat(small.run(Instant.MAX).agreements()).isEqualTo(2);
    assertThat(small.run(Instant.MAX).agreements()).isEqualTo(1);
    assertThat(bench.paykka.charges()).isEqualTo(3);
  }

  @Test
  void forgivesAnIndexThatLagsBehind() {
    bench.clock.set(Schedules.START);
    Sweep lagging = sweep(new LaggingIndex(), 10);

    assertThat(lagging.run(Instant.MAX)).isEqualTo(new Sweep.Report(1, 1, 1, 1, 0));
    assertThat(bench.paykka.initiations()).isEmpty();
  }

  @Test
  void measuresNoughtWhileNothingIsUnresolved() {
    bench.sweep.run(Instant.MAX);

    assertThat(bench.signals.measured())
        .containsExactly(new Measured(Measure.OLDEST_UNRESOLVED_SECONDS, 0, ""));
  }

  @Test
  void measuresHowLongAPaymentHasBeenUnresolvedAlsoBetweenTwoLooks() {
    bench.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();
    bench.confirm();
    bench.clock.advance(Duration.ofMinutes(20));
    while (bench.sweep.run(Instant.MAX).payments() > 0) {
      // The looks that were missed.
    }
    bench.clock.advance(Duration.ofMinutes(5));

    assertThat(bench.sweep.run(Instant.MAX).payments()).isZero();
    assertThat(bench.signals.measured())
        .endsWith(new Measured(Measure.OLDEST_UNRESOLVED_SECONDS, 25 * 60, Payments.ID.value()));
  }

  @Test
  void whatTheSweepItselfResolvesIsNotMeasured() {
    bench.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();
    bench.confirm();
    bench.paykka.answerQueries();
    bench.clock.advance(Duration.ofMinutes(20));

    bench.sweep.run(Instant.MAX);

    assertThat(bench.signals.measured())
        .endsWith(new Measured(Measure.OLDEST_UNRESOLVED_SECONDS, 0, ""));
  }

  /** Still tells what is not due any more. */
  private static final class LaggingIndex implements DueIndex {
    @Override
    public List<AgreementId> agreements(Instant now, int limit) {
      return List.of(Agreements.ID);
    }

    @Override
    public List<PaymentId> payments(Instant now, int limit) {
      return List.of(Payments.OTHER_ID);
    }

    @Override
    public List<ParkedEventId> parkedEvents(Instant now, int limit) {
      return List.of(ParkedEvents.unknown().id());
    }

    @Override
    public List<DeliveryId> deliveries(Instant now, int limit) {
      return List.of(new DeliveryId(NotificationId.of(Payments.ID, 1), FakeEndpoints.SHOP));
    }

    @Override
    public Optional<Unresolved> longestUnresolved() {
      return Optional.empty();
    }
  }

  /** More payments than a run has time for, and so many agreements. */
  private record CrowdedIndex(int dueAgreements) implements DueIndex {
    @Override
    public List<AgreementId> agreements(Instant now, int limit) {
      return IntStream.range(0, dueAgreements).mapToObj(i -> AgreementId.of(nobodys(i))).toList();
    }

    @Override
    public List<PaymentId> payments(Instant now, int limit) {
      return IntStream.range(0, limit).mapToObj(CrowdedIndex::nobodys).toList();
    }

    @Override
    public List<ParkedEventId> parkedEvents(Instant now, int limit) {
      return List.of(ParkedEvents.unknown().id());
    }

    @Override
    public List<DeliveryId> deliveries(Instant now, int limit) {
      return List.of(new DeliveryId(NotificationId.of(Payments.ID, 1), FakeEndpoints.SHOP));
    }

    @Override
    public Optional<Unresolved> longestUnresolved() {
      return Optional.empty();
    }

    private static PaymentId nobodys(int number) {
      return PaymentId.derive(Payments.MERCHANT, "sweep", new IdempotencyKey("nobody-" + number));
    }
  }

  /** A second passes with each look at the clock, of which there is one for each item. */
  private Sweep slowly(DueIndex index) {
    SettableClock ticking = new SettableClock(Schedules.START);
    return sweep(
        index,
        1_000,
        () -> {
          ticking.advance(Duration.ofSeconds(1));
          return ticking.instant();
        });
  }

  private Sweep sweep(DueIndex due, int itemsMax) {
    return sweep(due, itemsMax, bench.clock);
  }

  private Sweep sweep(DueIndex due, int itemsMax, InstantSource clock) {
    return new Sweep(
        due,
        bench.reconcile,
        bench.reapply,
        bench.chargeDue,
        bench.requeue,
        itemsMax,
        bench.signals,
        clock);
  }

  private void failOnce() {
    bench.paykka.beforeAnswering(() -> {});
    throw new IllegalStateException("a bug");
  }

  private void dueAgreements(int count) {
    bench.begin(Payments.payment().lifetime(Duration.ofDays(400)).build());
    bench.clock.set(Schedules.START);
    Agreement known = Agreements.monthly();
    for (int i = 0; i < count; i++) {
      PaymentId first =
          new PaymentId("p" + "abcdefg".charAt(i) + "2345672345672345672345672345672");
      bench.agreements.insertUnlessPresent(
          new Agreement(
              AgreementId.of(first),
              1,
              known.shopper(),
              known.credential(),
              known.card(),
              known.currency(),
              known.reference(),
              known.openedAt(),
              known.state(),
              known.plan()));
    }
  }
}
