package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.payment.Archiving;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.CredentialLedger;
import io.paykkaserverless.core.payment.InMemoryPaymentArchive;
import io.paykkaserverless.core.payment.InMemoryPaymentStore;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentOutboxes;
import io.paykkaserverless.core.payment.PaymentTransitions;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.PlainFormat;
import io.paykkaserverless.core.payment.SequentialIds;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.payment.TestBench;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that can be said of a payment or asked of it, in any order, true or not: the
 * transition table and all that consults it, with a store that only remembers.
 */
final class TransitionsScope implements Scope<TransitionsScope.Moment> {

  private final SettableClock clock = new SettableClock(Payments.NOW);
  private final InMemoryPaymentStore store = new InMemoryPaymentStore();
  private final PaymentWriter writer;
  private final Archiving archiving = new Archiving(new InMemoryPaymentArchive());
  private final PaymentOutboxes outboxes = new PaymentOutboxes(store, archiving);
  private final Payment start;
  private final List<Happening> alphabet;
  private final Rows rows;

  /**
   * A scope.
   *
   * @param start the payment it begins with
   * @param alphabet what can happen, again and again
   * @param rows where it is noted which rows of the table are met
   */
  TransitionsScope(Payment start, List<Happening> alphabet, Rows rows) {
    TestBench bench = new TestBench();
    this.start = start;
    this.alphabet = alphabet;
    this.rows = rows;
    this.writer =
        new PaymentWriter(
            store,
            archiving,
            new CredentialLedger(bench.storedCards, bench.agreements),
            new PaymentTransitions(
                Payments.MERCHANT, new PlainFormat(), clock, new SequentialIds()),
            _ -> {},
            new Unheard());
  }

  /**
   * A payment, and whether its hour is over.
   *
   * @param days how many times three days have passed
   */
  record Moment(Payment payment, boolean late, int days) {

    Moment with(Payment next) {
      return new Moment(next, late, days);
    }
  }

  @Override
  public Moment start() {
    return new Moment(start, false, 0);
  }

  @Override
  public String key(Moment moment) {
    return Canonical.ofOpen(moment.payment(), Happening.clockOf(moment))
        + (moment.late() ? "late" : "")
        + moment.days();
  }

  @Override
  public List<Step<Moment>> steps(Moment moment) {
    List<Step<Moment>> steps = new ArrayList<>(alphabet.size());
    for (Happening happening : alphabet) {
      if (happening.isPossible(moment.payment())) {
        steps.add(Step.whole(happening.what(), after(moment, happening)));
      }
    }
    return steps;
  }

  private Moment after(Moment before, Happening happening) {
    try {
      meet(before.payment(), happening);
      Moment after = done(before, happening);
      Laws.holdOf(before.payment(), after.payment());
      rows.read(Laws.fresh(before.payment(), after.payment()));
      if (happening.mayRepeat() && !after.equals(before)) {
        Laws.require(done(after, happening).equals(after), "the same once more changes something");
      }
      return after;
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError(happening.what() + ": " + broken.getMessage(), broken);
    }
  }

  private Moment done(Moment before, Happening happening) {
    Moment moment = happening.passTime(before);
    clock.set(Happening.clockOf(moment));
    store.clear();
    store.insert(moment.payment());
    happening.action().happen(writer, outboxes, moment.payment());
    return moment.with(store.find(Payments.ID).orElseThrow());
  }

  private void meet(Payment payment, Happening happening) {
    for (var event : happening.events()) {
      rows.meet(payment.state(), event);
      happening
          .attempt()
          .flatMap(payment::attempt)
          .map(Attempt::state)
          .ifPresent(state -> rows.meet(state, event));
    }
  }
}
