package io.paykkaserverless.simulation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.Schedules;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.operation.FakeOperations;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.webhook.EventReading;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The sweep looks at what is due: one thing of each kind, and many at once. */
final class SweepErrands {

  private SweepErrands() {}

  static Stream<Errand> all() {
    return Stream.of(doubts(), operations(), times(), many()).flatMap(errands -> errands);
  }

  private static Stream<Errand> doubts() {
    return Stream.of(
        Errand.ofSweep("sweep: nothing is due"),
        Errand.ofSweep("sweep: an unknown payment was paid")
            .given(OperationErrands::unknown)
            .given(world -> world.pass(Duration.ofMinutes(1)))
            .then(PayErrands.ends(PaymentState.PAID)),
        Errand.ofSweep("sweep: an unknown payment never reached PayKKa")
            .given(PayErrands.paykka(Mood.NEVER_GETS_THE_REQUEST))
            .given(World::confirm)
            .given(world -> world.pass(Duration.ofMinutes(16)))
            .then(PayErrands.ends(PaymentState.EXPIRED)),
        Errand.ofSweep("sweep: PayKKa does not answer")
            .given(OperationErrands::unknown)
            .given(world -> world.bench.paykka.stopAnsweringQueries())
            .given(world -> world.pass(Duration.ofMinutes(1)))
            .meanwhile(world -> world.bench.paykka.answerQueries())
            .then(PayErrands.ends(PaymentState.PAID)),
        Errand.ofSweep("sweep: the shopper never came back from 3-D Secure")
            .given(PayErrands.paykka(Mood.WANTS_3DS))
            .given(World::confirm)
            .given(world -> world.bench.paykka.becomes(Payments.FIRST, TransactionStatus.FAILURE))
            .given(world -> world.pass(Duration.ofMinutes(15)))
            .then(PayErrands.ends(PaymentState.EXPIRED)),
        Errand.ofSweep("sweep: what was approved is final")
            .given(PayErrands.paykka(Mood.AUTHORIZES_ONLY))
            .given(World::confirm)
            .given(PayErrands::paykkaApproves)
            .given(world -> world.pass(Duration.ofMinutes(1)))
            .then(PayErrands.ends(PaymentState.PAID)),
        Errand.ofSweep("sweep: the stored card was not named")
            .given(PayErrands.beginning(new PaymentKind.StoringCard(Payments.SHOPPER)))
            .given(PayErrands.paykka(Mood.NAMES_NO_TOKEN_IN_ITS_ANSWER))
            .given(world -> world.bench.paykka.stopAnsweringQueries())
            .given(World::confirm)
            .given(world -> world.bench.paykka.answerQueries())
            .given(world -> world.pass(Duration.ofMinutes(1)))
            .then(PayErrands.ends(PaymentState.PAID))
            .then(world -> assertThat(world.bench.storedCards.find(Payments.TOKEN)).isPresent()),
        Errand.ofSweep("sweep: the last look is in vain")
            .given(SweepErrands::lookedInVainNineTimes)
            .meanwhile(world -> world.bench.paykka.answerQueries())
            .meanwhile(world -> world.uses.reconcile.recheck(Payments.ID))
            .then(PayErrands.ends(PaymentState.PAID))
            .then(world -> assertThat(world.payment().needsAttention()).isTrue()));
  }

  /** PayKKa never answers; the next look is the last. */
  private static void lookedInVainNineTimes(World world) {
    OperationErrands.unknown(world);
    world.bench.paykka.stopAnsweringQueries();
    world.courier.bring();
    for (int look = 0; look < 9; look++) {
      world.bench.clock.set(world.sweepComesAt().orElseThrow());
      world.sweep();
    }
    world.bench.clock.set(world.sweepComesAt().orElseThrow());
  }

  private static Stream<Errand> operations() {
    return Stream.of(
        Errand.ofSweep("sweep: a refund has ended")
            .given(OperationErrands::openRefund)
            .given(World::paykkaFinishes)
            .given(world -> world.pass(Duration.ofMinutes(1)))
            .then(PayErrands.ends(PaymentState.REFUNDED)),
        Errand.ofSweep("sweep: two refunds, of which PayKKa has none")
            .given(World::confirm)
            .given(OperationErrands.paykka(FakeOperations.Mood.NEVER_GETS_THE_REQUEST))
            .given(world -> world.uses.operate.operate(Operations.refund(100, "key-1")))
            .given(world -> world.uses.operate.operate(Operations.refund(100, "key-2")))
            .given(world -> world.pass(Duration.ofMinutes(16)))
            .then(PayErrands.ends(PaymentState.PAID)),
        Errand.ofSweep("sweep: a capture has happened")
            .given(OperationErrands::authorised)
            .given(World::takesItsTime)
            .given(world -> world.uses.operate.operate(Operations.captureAll("key-1")))
            .given(World::paykkaFinishes)
            .given(world -> world.pass(Duration.ofMinutes(1)))
            .then(PayErrands.ends(PaymentState.PAID)));
  }

  private static Stream<Errand> times() {
    return Stream.of(
        Errand.ofSweep("sweep: nobody paid in time")
            .given(world -> world.pass(Duration.ofHours(1)))
            .then(PayErrands.ends(PaymentState.EXPIRED)),
        Errand.ofSweep("sweep: nobody paid in time after a decline")
            .given(PayErrands.paykka(Mood.DECLINES))
            .given(World::confirm)
            .given(world -> world.pass(Duration.ofHours(1)))
            .then(PayErrands.ends(PaymentState.EXPIRED)),
        Errand.ofSweep("sweep: an authorisation ends soon")
            .given(OperationErrands::authorised)
            .given(world -> world.courier.bring())
            .given(world -> world.pass(Duration.ofDays(6)))
            .then(world -> assertThat(world.payment().needsAttention()).isTrue()));
  }

  private static Stream<Errand> many() {
    return Stream.of(
        Errand.ofSweep("sweep: three payments in doubt")
            .given(world -> world.bench.store.clear())
            .given(world -> inDoubt(world, 1))
            .given(world -> inDoubt(world, 2))
            .given(world -> inDoubt(world, 3))
            .given(world -> world.pass(Duration.ofMinutes(1)))
            .then(PayErrands.ends(PaymentState.PAID)),
        Errand.ofSweep("sweep: something of everything")
            .given(SweepErrands::somethingOfEverything)
            .then(PayErrands.ends(PaymentState.PAID, PaymentState.EXPIRED)));
  }

  /** Two payments in doubt, one out of time, a parked event, a charge, and a lost delivery. */
  private static void somethingOfEverything(World world) {
    world.begin(Payments.payment().createdAt(Schedules.START.minus(Duration.ofHours(3))).build());
    world.bench.clock.set(Schedules.START.minus(Duration.ofHours(2)).minusSeconds(90));
    world.bench.agreements.insertUnlessPresent(Agreements.monthly());
    delivered(world, 4);
    world.webhook(new EventReading.Malformed("no trans_id"));
    world.bench.clock.set(Schedules.START.minus(Duration.ofMinutes(2)));
    inDoubt(world, 1);
    inDoubt(world, 2);
    world.bench.clock.set(Schedules.START);
    world.bench.paykka.mood(Mood.APPROVES);
  }

  private static void inDoubt(World world, int number) {
    world.bench.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();
    world.confirm(begun(world, number), TestBench.encryptedCard(), Optional.empty());
    world.bench.paykka.answerQueries();
  }

  /** Addressed to two endpoints; the queue loses both messages. */
  private static void delivered(World world, int number) {
    world.bench.endpoints.configure(FakeEndpoints.LEDGER);
    world.bench.paykka.mood(Mood.APPROVES);
    PaymentId id = begun(world, number);
    world.confirm(id, TestBench.encryptedCard(), Optional.empty());
    world.bench.queue.clear();
    world.uses.deliver.deliver(new Announced(NotificationId.of(id, 1)));
    world.courier.loseAll();
  }

  private static PaymentId begun(World world, int number) {
    Payment payment =
        Payments.payment()
            .id(new PaymentId("p" + "abcdefg%d".formatted(number + 1).repeat(4)))
            .createdAt(world.bench.clock.instant())
            .build();
    world.bench.store.insert(payment);
    return payment.id();
  }
}
