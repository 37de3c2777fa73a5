package io.paykkaserverless.core.sweep;

import io.paykkaserverless.core.agreement.ChargeDueAgreement;
import io.paykkaserverless.core.notification.RequeueDelivery;
import io.paykkaserverless.core.parked.ReapplyParkedEvent;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.ReconcilePayment;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Measure;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.sweep.DueIndex.Unresolved;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Use case: a look at what is due. One item that fails does not keep the others from being looked
 * at; what is not done this time is due next time.
 */
public final class Sweep {

  /** Until when of its time a run begins payments, and after them agreements. */
  private static final int PAYMENTS_PERCENT = 50;

  private static final int AGREEMENTS_PERCENT = 75;

  private final DueIndex due;
  private final ReconcilePayment payments;
  private final ReapplyParkedEvent parkedEvents;
  private final ChargeDueAgreement agreements;
  private final RequeueDelivery deliveries;
  private final int itemsMax;
  private final Signals signals;
  private final InstantSource clock;

  /**
   * Wires the use case.
   *
   * @param itemsMax how many payments, parked events, agreements and deliveries, each, one run
   *     looks at
   */
  public Sweep(
      DueIndex due,
      ReconcilePayment payments,
      ReapplyParkedEvent parkedEvents,
      ChargeDueAgreement agreements,
      RequeueDelivery deliveries,
      int itemsMax,
      Signals signals,
      InstantSource clock) {
    this.due = due;
    this.payments = payments;
    this.parkedEvents = parkedEvents;
    this.agreements = agreements;
    this.deliveries = deliveries;
    this.itemsMax = itemsMax;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * What a run did.
   *
   * @param payments how many payments were looked at
   * @param parkedEvents how many parked events were tried again
   * @param agreements how many agreements were looked at
   * @param deliveries how many deliveries the queue had lost
   * @param failed how many of all these could not be dealt with
   */
  public record Report(int payments, int parkedEvents, int agreements, int deliveries, int failed) {

    /** How many items were looked at. */
    public int looked() {
      return payments + parkedEvents + agreements + deliveries;
    }
  }

  /**
   * Looks at what is due; payments first, because what they settle the others wait for. Where
   * PayKKa is slow and much is due, there is not time for all: payments and agreements leave a part
   * of it to what comes after them, and payments go on when that is done. Then measures how long
   * the oldest unresolved payment has been so.
   *
   * @param until no further item is begun after this moment
   */
  public Report run(Instant until) {
    Instant start = clock.instant();
    List<PaymentId> duePayments = due.payments(start, itemsMax);
    Looks ofPayments = look(duePayments, payments::look, part(start, until, PAYMENTS_PERCENT));
    Looks ofParked = look(due.parkedEvents(clock.instant(), itemsMax), parkedEvents::look, until);
    Looks ofAgreements =
        look(
            due.agreements(clock.instant(), itemsMax),
            agreements::look,
            part(start, until, AGREEMENTS_PERCENT));
    Looks ofDeliveries = look(due.deliveries(clock.instant(), itemsMax), deliveries::look, until);
    Looks ofOthers = look(after(ofPayments.begun(), duePayments), payments::look, until);
    measure(due.longestUnresolved());
    return new Report(
        ofPayments.begun() + ofOthers.begun(),
        ofParked.begun(),
        ofAgreements.begun(),
        ofDeliveries.begun(),
        Stream.of(ofPayments, ofParked, ofAgreements, ofDeliveries, ofOthers)
            .mapToInt(Looks::failed)
            .sum());
  }

  /** The moment at which so much of a run's time is over. */
  private static Instant part(Instant start, Instant until, int percent) {
    return start.plus(Duration.between(start, until).dividedBy(100).multipliedBy(percent));
  }

  private static <T> List<T> after(int begun, List<T> items) {
    return items.subList(begun, items.size());
  }

  private void measure(Optional<Unresolved> oldest) {
    long seconds =
        oldest.map(it -> Duration.between(it.since(), clock.instant()).toSeconds()).orElse(0L);
    signals.measure(
        Measure.OLDEST_UNRESOLVED_SECONDS,
        Math.max(0, seconds),
        oldest.map(it -> it.payment().value()).orElse(""));
  }

  private record Looks(int begun, int failed) {}

  private <T> Looks look(List<T> items, Consumer<T> look, Instant until) {
    int begun = 0;
    int failed = 0;
    for (T item : items) {
      if (!clock.instant().isBefore(until)) {
        break;
      }
      begun++;
      failed += succeeds(look, item) ? 0 : 1;
    }
    return new Looks(begun, failed);
  }

  private <T> boolean succeeds(Consumer<T> look, T item) {
    try {
      look.accept(item);
      return true;
    } catch (RuntimeException e) {
      signals.raise(Signal.SWEEP_ITEM_FAILED, item + " " + e.getClass().getSimpleName());
      return false;
    }
  }
}
