package io.paykkaserverless.simulation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementResult;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.ChargeCommand;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.agreement.ChargePlan;
import io.paykkaserverless.core.agreement.ChargeResult;
import io.paykkaserverless.core.agreement.Interval;
import io.paykkaserverless.core.agreement.Schedule;
import io.paykkaserverless.core.agreement.Schedules;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.storedcard.RemoveStoredCard;
import io.paykkaserverless.core.storedcard.StoredCard;
import io.paykkaserverless.core.storedcard.StoredCards;
import io.paykkaserverless.core.webhook.EventReading;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Agreements are charged, by the merchant and by their schedule, and end. */
final class AgreementErrands {

  private static final String SCHEDULED = "2026-12-31";

  private AgreementErrands() {}

  static Stream<Errand> all() {
    return Stream.of(byMerchant(), bySchedule(), afterDeclines(), pauses(), ends(), cards())
        .flatMap(errands -> errands);
  }

  private static Stream<Errand> byMerchant() {
    return Stream.concat(
        Stream.of(
                Mood.APPROVES,
                Mood.AUTHORIZES_ONLY,
                Mood.STAYS_PROCESSING,
                Mood.LOSES_THE_ANSWER_AFTER_CHARGING)
            .map(
                mood ->
                    charge("charge, PayKKa " + mood, "a")
                        .given(with(Agreements.unscheduled()))
                        .given(PayErrands.paykka(mood))
                        .then(PayErrands.ends(PaymentState.PAID))),
        Stream.of(
            charge("charge, PayKKa DECLINES", "a")
                .given(with(Agreements.unscheduled()))
                .given(PayErrands.paykka(Mood.DECLINES))
                .then(PayErrands.ends(PaymentState.DECLINED)),
            charge("charge once more after it was declined", "a", true)
                .given(with(Agreements.unscheduled()))
                .given(PayErrands.paykka(Mood.DECLINES))
                .given(world -> isCharged(world, command("a", 800, false)))
                .given(PayErrands.paykka(Mood.APPROVES))
                .then(PayErrands.ends(PaymentState.PAID)),
            charge("charge what was charged", "a")
                .given(with(Agreements.unscheduled()))
                .given(world -> isCharged(world, command("a", 800, false)))
                .then(PayErrands.ends(PaymentState.PAID)),
            charge("charge a period otherwise", "a")
                .given(with(Agreements.unscheduled()))
                .given(world -> isCharged(world, command("a", 900, false)))
                .then(PayErrands.ends(PaymentState.PAID)),
            charge("charge ahead of the schedule", SCHEDULED)
                .given(with(Agreements.monthly()))
                .within(Duration.ofDays(39))
                .then(PayErrands.ends(PaymentState.PAID))
                .then(world -> assertThat(plan(world).number()).isEqualTo(1)),
            charge("charge what is paused", "a")
                .given(with(Agreements.unscheduled()))
                .given(world -> world.uses.pauseAgreement.pause(Agreements.ID)),
            charge("ask after a charge while it is paused", "a")
                .given(with(Agreements.unscheduled()))
                .given(PayErrands.paykka(Mood.STAYS_PROCESSING))
                .given(world -> isCharged(world, command("a", 800, false)))
                .given(world -> world.uses.pauseAgreement.pause(Agreements.ID))
                .given(world -> world.pass(Duration.ofMinutes(1)))
                .given(World::paykkaFinishes)
                .then(PayErrands.ends(PaymentState.PAID)),
            charge("charge an agreement nobody has", "a")
                .given(world -> world.bench.store.clear())));
  }

  private static Errand charge(String name, String period) {
    return charge(name, period, false);
  }

  /** By a merchant who asks for one more attempt only where the last one never reached PayKKa. */
  private static Errand charge(String name, String period, boolean retry) {
    return Errand.of(
        name,
        world -> {
          boolean unsent =
              world.bench.store.all().stream()
                  .flatMap(payment -> payment.latestAttempt().stream())
                  .anyMatch(Ending::isUnsent);
          return isCharged(world, command(period, 800, retry || unsent));
        });
  }

  private static boolean isCharged(World world, ChargeCommand command) {
    return switch (world.uses.charge.charge(command)) {
      case ChargeResult.Charged(Payment payment, boolean _) ->
          !payment.state().isUnresolved()
              && payment.latestAttempt().filter(Ending::isUnsent).isEmpty();
      case ChargeResult.PeriodReused _, ChargeResult.NotActive _, ChargeResult.NoSuchAgreement _ ->
          true;
    };
  }

  private static ChargeCommand command(String period, long minor, boolean retry) {
    return new ChargeCommand(
        Agreements.ID,
        new ChargePeriod(period),
        Money.of(minor, "EUR"),
        "order-1001/" + period,
        Optional.empty(),
        Speaker.MERCHANT,
        retry,
        5,
        TestBench.PUBLIC_BASE_URL);
  }

  private static Stream<Errand> bySchedule() {
    return Stream.concat(
        Stream.of(
                Mood.APPROVES,
                Mood.AUTHORIZES_ONLY,
                Mood.STAYS_PROCESSING,
                Mood.LOSES_THE_ANSWER_AFTER_CHARGING)
            .map(
                mood ->
                    Errand.ofSweep("sweep: a charge is due, PayKKa " + mood)
                        .given(due(Agreements.monthly()))
                        .given(PayErrands.paykka(mood))
                        .then(PayErrands.ends(PaymentState.PAID))
                        .then(world -> assertThat(plan(world).number()).isEqualTo(1))),
        Stream.of(
            Errand.ofSweep("sweep: a charge is declined, and tried again the next day")
                .given(due(Agreements.monthly()))
                .given(PayErrands.paykka(Mood.DECLINES))
                .given(PayErrands.thenPaykka(Mood.APPROVES))
                .then(PayErrands.ends(PaymentState.PAID)),
            Errand.ofSweep("sweep: a charge that may not be tried again is due")
                .given(due(scheduled(0, List.of())))
                .within(Duration.ofHours(30))
                .then(PayErrands.ends(PaymentState.PAID))
                .then(inState(AgreementState.ACTIVE)),
            Errand.ofSweep("sweep: the last charge is due")
                .given(due(ending()))
                .then(PayErrands.ends(PaymentState.PAID))
                .then(inState(AgreementState.ENDED)),
            Errand.ofSweep("sweep: a charge finds that PayKKa has ended the agreement")
                .given(due(Agreements.monthly()))
                .given(PayErrands.paykka(Mood.SAYS_THE_AGREEMENT_IS_OVER))
                .then(inState(AgreementState.CANCELED)),
            Errand.ofSweep("sweep: the charge was made by the merchant")
                .given(with(Agreements.monthly()))
                .given(world -> world.bench.clock.set(Schedules.START))
                .given(PayErrands.paykka(Mood.STAYS_PROCESSING))
                .given(world -> isCharged(world, command(SCHEDULED, 900, false)))
                .given(World::paykkaFinishes)
                .given(world -> world.pass(Duration.ofMinutes(1)))
                .then(PayErrands.ends(PaymentState.PAID))));
  }

  private static Stream<Errand> afterDeclines() {
    return Stream.of(
        Errand.ofSweep("sweep: a declined charge is tried again")
            .given(declined(Agreements.monthly()))
            .given(world -> world.pass(Duration.ofDays(1)))
            .given(PayErrands.paykka(Mood.APPROVES))
            .then(PayErrands.ends(PaymentState.PAID))
            .then(world -> assertThat(plan(world).number()).isEqualTo(1)),
        Errand.ofSweep("sweep: the grace of a charge is over")
            .given(declined(scheduled(0, List.of())))
            .given(world -> world.pass(Duration.ofDays(1)))
            .then(inState(AgreementState.PAST_DUE)),
        Errand.ofSweep("sweep: the grace is over, and the charge was paid after all")
            .given(declined(scheduled(0, List.of())))
            .given(world -> world.pass(Duration.ofDays(1)))
            .given(World::paykkaFinishes)
            .given(AgreementErrands::paidByWebhook)
            .then(inState(AgreementState.ACTIVE)),
        Errand.ofSweep("sweep: the grace is over, and the charge is open")
            .given(due(scheduled(0, List.of())))
            .given(PayErrands.paykka(Mood.STAYS_PROCESSING))
            .given(World::sweep)
            .given(world -> world.pass(Duration.ofDays(1)))
            .then(inState(AgreementState.ACTIVE))
            .within(Duration.ofHours(20)),
        Errand.ofSweep("sweep: a message was lost")
            .given(with(Agreements.unscheduled()))
            .given(world -> world.uses.pauseAgreement.pause(Agreements.ID))
            .given(world -> world.courier.loseAll())
            .given(world -> world.pass(Duration.ofMinutes(2)))
            .then(inState(AgreementState.PAUSED)));
  }

  private static void paidByWebhook(World world) {
    Payment charge = world.bench.store.all().getFirst();
    world.webhook(
        new EventReading.Read(
            new PaykkaEvent.PaymentReported(
                world.bench.paykka.becomes(
                    charge.attempts().getFirst().id(), TransactionStatus.SUCCESS)),
            "PAYMENT.SUCCESS"));
  }

  private static Stream<Errand> pauses() {
    return Stream.of(
        asking("pause", world -> world.uses.pauseAgreement.pause(Agreements.ID))
            .given(with(Agreements.monthly()))
            .then(inState(AgreementState.PAUSED)),
        asking("resume", world -> world.uses.pauseAgreement.resume(Agreements.ID))
            .given(with(Agreements.monthly()))
            .given(world -> world.uses.pauseAgreement.pause(Agreements.ID))
            .then(inState(AgreementState.ACTIVE)),
        asking(
                "resume after the schedule's end",
                world -> world.uses.pauseAgreement.resume(Agreements.ID))
            .given(with(ending()))
            .given(world -> world.uses.pauseAgreement.pause(Agreements.ID))
            .given(world -> world.bench.clock.set(Schedules.START.plus(Duration.ofDays(90))))
            .then(inState(AgreementState.ENDED)),
        asking("resume what is past due", world -> world.uses.pauseAgreement.resume(Agreements.ID))
            .given(declined(scheduled(0, List.of())))
            .given(world -> world.pass(Duration.ofDays(1)))
            .given(World::sweep)
            .then(inState(AgreementState.ACTIVE)),
        Errand.of(
                "view an agreement",
                world -> world.uses.viewAgreement.view(Agreements.ID).isPresent())
            .given(with(Agreements.monthly())));
  }

  private static Stream<Errand> ends() {
    return Stream.of(
        cancel("cancel").then(inState(AgreementState.CANCELED)),
        cancel("cancel, and PayKKa knew")
            .given(endings(new EndingOutcome.Refused(failure(FailureReason.AGREEMENT_ENDED))))
            .then(inState(AgreementState.CANCELED)),
        cancel("cancel, PayKKa refuses for a while")
            .given(endings(new EndingOutcome.Refused(failure(FailureReason.NOT_POSSIBLE))))
            .meanwhile(endings(new EndingOutcome.Ended()))
            .then(inState(AgreementState.CANCELED)),
        cancel("cancel, PayKKa does not answer for a while")
            .given(endings(new EndingOutcome.Unavailable("timed out")))
            .meanwhile(endings(new EndingOutcome.Ended()))
            .then(inState(AgreementState.CANCELED)),
        Errand.ofSweep("sweep: PayKKa is told of an end")
            .given(AgreementErrands::canceledUnanswered)
            .given(endings(new EndingOutcome.Ended()))
            .then(inState(AgreementState.CANCELED)),
        Errand.ofSweep("sweep: PayKKa is told of an end in vain")
            .given(AgreementErrands::canceledUnanswered)
            .meanwhile(endings(new EndingOutcome.Ended()))
            .then(inState(AgreementState.CANCELED)));
  }

  private static void canceledUnanswered(World world) {
    with(Agreements.unscheduled()).accept(world);
    endings(new EndingOutcome.Unavailable("timed out")).accept(world);
    world.uses.cancelAgreement.cancel(Agreements.ID);
  }

  private static Errand cancel(String name) {
    return asking(name, world -> world.uses.cancelAgreement.cancel(Agreements.ID))
        .given(with(Agreements.monthly()));
  }

  private static Stream<Errand> cards() {
    return Stream.of(
        remove("remove a stored card").then(AgreementErrands::cardIsRemoved),
        remove("remove a stored card, PayKKa does not answer")
            .given(endings(new EndingOutcome.Unavailable("timed out"))),
        remove("remove a stored card, PayKKa refuses")
            .given(endings(new EndingOutcome.Refused(failure(FailureReason.NOT_POSSIBLE)))));
  }

  /** Nothing looks after stored cards by itself: the merchant has to ask again. */
  private static boolean nobodyPaysWithTheCard(World world) {
    return world
        .bench
        .storedCards
        .find(Payments.TOKEN)
        .filter(card -> !card.mayBeUsedBy(Optional.of(Payments.SHOPPER)))
        .isPresent();
  }

  private static void cardIsRemoved(World world) {
    assertThat(world.bench.storedCards.find(Payments.TOKEN).map(StoredCard::state))
        .contains(StoredCard.State.REMOVED);
    assertThat(world.bench.paykka.ended()).contains(Payments.TOKEN.value());
  }

  private static Errand remove(String name) {
    return Errand.of(
            name,
            world ->
                world.uses.removeStoredCard.remove(Payments.TOKEN)
                    == RemoveStoredCard.Result.REMOVED)
        .orHalfway(AgreementErrands::nobodyPaysWithTheCard)
        .given(world -> world.bench.store.clear())
        .given(world -> world.bench.storedCards.insertUnlessPresent(StoredCards.usable()));
  }

  private static Errand asking(String name, Function<World, AgreementResult> request) {
    return Errand.of(name, world -> request.apply(world) instanceof AgreementResult.Done);
  }

  private static Failure failure(FailureReason reason) {
    return new Failure(reason, "2016");
  }

  private static Consumer<World> endings(EndingOutcome outcome) {
    return world -> world.bench.paykka.answerEndings(outcome);
  }

  static Consumer<World> with(Agreement agreement) {
    return world -> {
      world.bench.store.clear();
      world.bench.agreements.insertUnlessPresent(agreement);
    };
  }

  /** Its first scheduled charge is due now. */
  static Consumer<World> due(Agreement agreement) {
    return with(agreement).andThen(world -> world.bench.clock.set(Schedules.START));
  }

  /** Its first scheduled charge was declined just now. */
  private static Consumer<World> declined(Agreement agreement) {
    return due(agreement)
        .andThen(PayErrands.paykka(Mood.DECLINES))
        .andThen(World::sweep)
        .andThen(world -> world.courier.bring());
  }

  private static Agreement scheduled(int graceDays, List<Integer> retryAfterDays) {
    return with(Optional.of(Schedules.START.plus(Duration.ofDays(300))), graceDays, retryAfterDays);
  }

  /** A schedule of one charge. */
  private static Agreement ending() {
    return with(Optional.of(Schedules.START.plusSeconds(1)), 7, List.of(1));
  }

  private static Agreement with(
      Optional<Instant> end, int graceDays, List<Integer> retryAfterDays) {
    Schedule schedule =
        new Schedule(
            Interval.parse("P1M"),
            Money.of(800, "EUR"),
            Schedules.START,
            end,
            graceDays,
            retryAfterDays);
    Agreement known = Agreements.monthly();
    return new Agreement(
        known.id(),
        1,
        known.shopper(),
        known.credential(),
        known.card(),
        known.currency(),
        known.reference(),
        known.openedAt(),
        known.state(),
        Optional.of(ChargePlan.of(schedule)));
  }

  private static ChargePlan plan(World world) {
    return agreement(world).plan().orElseThrow();
  }

  private static Agreement agreement(World world) {
    return world.bench.agreements.find(Agreements.ID).orElseThrow();
  }

  private static Consumer<World> inState(AgreementState state) {
    return world -> assertThat(agreement(world).state()).isEqualTo(state);
  }
}
