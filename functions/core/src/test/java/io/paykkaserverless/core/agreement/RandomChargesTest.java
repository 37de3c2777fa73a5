package io.paykkaserverless.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.ChargesWorld.Breakdown;
import io.paykkaserverless.core.evidence.Evidence;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.webhook.PaykkaEvent.PaymentReported;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever sweep, merchant, PayKKa, store and clock do to an agreement, in whatever order, one
 * breaking into the other: nobody is charged twice, nor without leave, nothing is lost, and the
 * merchant hears of each change once.
 */
class RandomChargesTest {

  private static final int STORIES = 120;
  private static final int STEPS = 50;
  private static final List<Mood> MOODS =
      List.of(
          Mood.APPROVES,
          Mood.APPROVES,
          Mood.AUTHORIZES_ONLY,
          Mood.STAYS_PROCESSING,
          Mood.DECLINES,
          Mood.DECLINES,
          Mood.REFUSES,
          Mood.LOSES_THE_ANSWER_AFTER_CHARGING,
          Mood.NEVER_GETS_THE_REQUEST,
          Mood.ANSWERS_FOR_ANOTHER_AMOUNT);
  private static final List<Schedule> SCHEDULES =
      List.of(
          schedule("P1D", 0, List.of()),
          schedule("P1D", 3, List.of(1, 2)),
          schedule("P1W", 6, List.of(1, 3, 5)),
          schedule("P1M", 7, List.of(1, 3, 5)));

  @Test
  void noOrderOfThingsBreaksAPromise() {
    for (long seed = 0; seed < STORIES; seed++) {
      Story story = new Story(seed);
      story.tell();
      story.endWell();
    }

    Evidence.of("random-charges")
        .number("stories", STORIES)
        .number("steps", (long) STORIES * STEPS)
        .keep();
  }

  private static Schedule schedule(String interval, int graceDays, List<Integer> retryAfterDays) {
    return new Schedule(
        Interval.parse(interval),
        Money.of(800, "EUR"),
        Payments.NOW.plus(Duration.ofHours(5)),
        Optional.of(Payments.NOW.plus(Duration.ofDays(35))),
        graceDays,
        retryAfterDays);
  }

  private static final class Story {

    private final Random random;
    private final ChargesWorld world;
    private final Set<ChargePeriod> merchants = new HashSet<>();

    /** Somebody did more, in the middle of the latest action, than deliver messages. */
    private boolean disturbed;

    Story(long seed) {
      random = new Random(seed);
      // Random's first draws hardly differ between seeds that follow each other.
      Schedule schedule = SCHEDULES.get((int) (seed % SCHEDULES.size()));
      world = new ChargesWorld(schedule, "seed " + seed);
    }

    void tell() {
      for (int step = 0; step < STEPS; step++) {
        if (random.nextInt(4) == 0) {
          world.breakIn(random.nextInt(8), this::act);
        }
        if (random.nextInt(5) == 0) {
          world.failStore(random.nextInt(8), random.nextBoolean());
        }
        disturbed = false;
        act();
        world.calm();
        holds();
      }
    }

    private void act() {
      if (random.nextInt(6) == 0) {
        during("deliver", world::deliver);
        return;
      }
      disturbed |= world.isUnderWay();
      switch (random.nextInt(25)) {
        case 0, 1, 2, 3, 4, 5 -> sweep();
        case 6 -> during("merchant charges the period", () -> charge(duePeriod(), 800));
        case 7 -> during("merchant charges it otherwise", () -> charge(duePeriod(), 900));
        case 8 -> during("merchant charges besides", () -> charge(new ChargePeriod("b"), 500));
        case 9 -> during("pause", () -> world.pause.pause(Agreements.ID));
        case 10, 11 -> during("resume", () -> world.pause.resume(Agreements.ID));
        case 12 -> cancelNowAndThen();
        case 13, 14 -> mood(oneOf(MOODS));
        case 15 -> queries(random.nextBoolean());
        case 16, 17 -> during("webhook", this::webhook);
        case 24 -> queueWorks(random.nextBoolean());
        case 18 -> advance(Duration.ofMinutes(1 + random.nextInt(30)));
        default -> advance(Duration.ofHours(1 + random.nextInt(60)));
      }
    }

    private void cancelNowAndThen() {
      if (random.nextInt(4) > 0) {
        return;
      }
      boolean answered = random.nextBoolean();
      world.paykka.answerEndings(
          answered ? new EndingOutcome.Ended() : new EndingOutcome.Unavailable("timed out"));
      during("cancel, answered: " + answered, () -> world.cancel.cancel(Agreements.ID));
    }

    /** What was due is done and written down, whatever messages are delivered meanwhile. */
    private void sweep() {
      Agreement before = world.agreement();
      boolean due =
          before.actAt().filter(moment -> !moment.isAfter(world.clock.instant())).isPresent();
      boolean whole = during("sweep", world::sweep);
      if (due && whole && !disturbed) {
        assertThat(world.agreement().standsAs(before))
            .as(() -> "nothing came of the sweep; " + this)
            .isFalse();
      }
    }

    private void queueWorks(boolean works) {
      world.story.add("the queue works: " + works);
      if (works) {
        world.queue.repair();
      } else {
        world.queue.breakDown();
      }
    }

    private void mood(Mood mood) {
      world.story.add("PayKKa " + mood);
      world.paykka.mood(mood);
    }

    private void queries(boolean answered) {
      world.story.add("queries answered: " + answered);
      if (answered) {
        world.paykka.answerQueries();
      } else {
        world.paykka.stopAnsweringQueries();
      }
    }

    private void advance(Duration time) {
      // Whoever is in the middle of something does not sleep for hours.
      world.clock.advance(world.isUnderWay() ? Duration.ofSeconds(10) : time);
      world.story.add("it is " + world.clock.instant());
    }

    /** Whether it came to its end. */
    private boolean during(String what, Runnable action) {
      world.story.add(what);
      try {
        world.whole(action);
        return true;
      } catch (StoreUnavailable | Breakdown e) {
        world.story.add("failed: " + e.getMessage());
        return false;
      }
    }

    private void charge(ChargePeriod period, long minor) {
      boolean retry = random.nextBoolean();
      merchants.add(period);
      if (retry) {
        world.askedAgain(period);
      }
      world.charge.charge(
          new ChargeCommand(
              Agreements.ID,
              period,
              Money.of(minor, "EUR"),
              "order-1001/" + period,
              Optional.empty(),
              Speaker.MERCHANT,
              retry,
              5,
              ChargesWorld.PUBLIC_BASE_URL));
    }

    private ChargePeriod duePeriod() {
      return world.plan().period();
    }

    /** PayKKa decides what was open, and tells; or tells once more what it told. */
    private void webhook() {
      List<AttemptId> known = world.known();
      if (known.isEmpty()) {
        return;
      }
      AttemptId attempt = oneOf(known);
      if (world.isOpenAtPaykka(attempt)) {
        boolean paid = random.nextBoolean();
        world.paykka.becomes(attempt, paid ? TransactionStatus.SUCCESS : TransactionStatus.FAILURE);
      }
      world.webhook.apply(new PaymentReported(world.paykka.report(attempt)));
    }

    private void holds() {
      assertThat(world.violations).as(this::toString).isEmpty();
      for (Payment charge : world.charges()) {
        holds(charge);
      }
      if (world.agreement().state() == AgreementState.PAST_DUE
          && !merchants.contains(duePeriod())) {
        PaymentId unpaid = PaymentId.ofCharge(Agreements.ID, duePeriod());
        assertThat(
                world
                    .payments
                    .find(unpaid)
                    .map(Payment::state)
                    .filter(state -> state.isApproved() || state.isOpen()))
            .as(() -> "past due; " + this)
            .isEmpty();
      }
    }

    private void holds(Payment charge) {
      List<Attempt> attempts = charge.attempts();
      assertThat(attempts.stream().filter(attempt -> attempt.state().isApproved()))
          .as(() -> "successful attempts; " + this)
          .hasSizeLessThanOrEqualTo(1);
      assertThat(attempts.stream().filter(attempt -> world.tookMoney(attempt.id())))
          .as(() -> "charges at PayKKa; " + this)
          .hasSizeLessThanOrEqualTo(1);
      assertThat(attempts.stream().filter(attempt -> attempt.state() == PaymentState.DECLINED))
          .as(() -> "declined here; " + this)
          .noneMatch(attempt -> world.tookMoney(attempt.id()));
      assertThat(attempts)
          .as(this::toString)
          .hasSizeLessThanOrEqualTo(
              1 + world.retries() + world.timesAskedAgain(charge.id()) + ChargeCommand.LOST_MAX);
    }

    /** Nothing fails any more: the schedule is charged to its end, each period once. */
    void endWell() {
      world.story.add("nothing fails any more");
      mood(Mood.APPROVES);
      queueWorks(true);
      world.paykka.answerQueries();
      world.paykka.answerEndings(new EndingOutcome.Ended());
      Instant calm = world.clock.instant();
      Instant resumed = calm;
      for (int look = 0; look < 300 && !isOver(); look++) {
        world.known().stream()
            .filter(world::isOpenAtPaykka)
            .forEach(open -> world.paykka.becomes(open, TransactionStatus.SUCCESS));
        world.whole(world::sweep);
        if (world.agreement().state() != AgreementState.ACTIVE) {
          fallsBehindOnlyForAReason(calm);
          world.whole(() -> world.pause.resume(Agreements.ID));
          resumed = world.clock.instant();
        }
        world.clock.advance(Duration.ofHours(6));
      }
      assertThat(isOver()).as(() -> "no end of " + world.agreement() + "; " + this).isTrue();
      everythingIsTold();
      holds();
      if (world.agreement().state() == AgreementState.ENDED) {
        nothingIsLostSince(resumed);
      }
    }

    /** Within a day, which is the longest gap. */
    private void everythingIsTold() {
      world.clock.advance(Duration.ofDays(1));
      world.whole(world::sweep);
      world.whole(world::deliver);
      assertThat(world.agreement().waiting()).as(this::toString).isEmpty();
      assertThat(world.agreement().dueAt()).as(this::toString).isEmpty();
    }

    private boolean isOver() {
      AgreementState state = world.agreement().state();
      return state == AgreementState.ENDED || state == AgreementState.CANCELED;
    }

    /**
     * The period was not paid while things failed, or the merchant took it into their own hands.
     */
    private void fallsBehindOnlyForAReason(Instant calm) {
      if (world.agreement().state() == AgreementState.PAST_DUE) {
        assertThat(merchants.contains(duePeriod()) || !world.plan().dueAt().isAfter(calm))
            .as(() -> "past due for no reason; " + this)
            .isTrue();
      }
    }

    private void nothingIsLostSince(Instant resumed) {
      Schedule schedule = world.plan().schedule();
      for (int number = 0; !schedule.isOverAt(number); number++) {
        ChargePeriod period = schedule.period(number);
        if (schedule.dueAt(number).isAfter(resumed)) {
          PaymentId id = PaymentId.ofCharge(Agreements.ID, period);
          assertThat(world.payments.find(id).map(Payment::state).filter(PaymentState::isApproved))
              .as(() -> period + " is paid; " + this)
              .isPresent();
        }
      }
    }

    private <T> T oneOf(List<T> choices) {
      return choices.get(random.nextInt(choices.size()));
    }

    @Override
    public String toString() {
      return world.story.toString();
    }
  }
}
