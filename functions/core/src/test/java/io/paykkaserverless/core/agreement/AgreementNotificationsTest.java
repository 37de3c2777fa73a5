package io.paykkaserverless.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.AgreementResult.Done;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the merchant hears of an agreement: each change once, whatever else happens. */
class AgreementNotificationsTest {

  private static final int CALLERS = 20;
  private static final Duration FIRST = Duration.ofMinutes(2);

  private final TestBench bench = new TestBench();

  @BeforeEach
  void thereIsAMonthlySchedule() {
    bench.begin(Payments.payment().lifetime(Duration.ofDays(1000)).build());
    bench.agreements.insertUnlessPresent(Agreements.monthly());
  }

  @Test
  void nothingIsToldOfAnAgreementThatJustGoesOn() {
    bench.clock.set(Schedules.START);
    sweep();

    assertThat(agreement().plan().orElseThrow().number()).isEqualTo(1);
    assertThat(told()).isEmpty();
  }

  @Test
  void pausingAndResumingAreToldOnceEach() {
    bench.pauseAgreement.pause(Agreements.ID);
    bench.pauseAgreement.pause(Agreements.ID);
    bench.pauseAgreement.resume(Agreements.ID);
    bench.pauseAgreement.resume(Agreements.ID);

    assertThat(told()).containsExactly("agreement.paused #1 PAUSED", "agreement.resumed #2 ACTIVE");
    assertThat(agreement().outbox()).extracting(Notification::createdAt).containsOnly(Payments.NOW);
  }

  @Test
  void eachMessageIsGivenToTheQueueOnceItIsWritten() {
    bench.pauseAgreement.pause(Agreements.ID);
    bench.pauseAgreement.pause(Agreements.ID);
    bench.pauseAgreement.resume(Agreements.ID);

    assertThat(bench.queue.taken()).containsExactly(announced(1), announced(2));
  }

  @ParameterizedTest
  @CsvSource({"ACTIVE", "PAUSED", "PAST_DUE", "ENDED"})
  void cancelingIsToldOnceThoughItTakesTwoSteps(AgreementState before) {
    bench.agreements.reset(Agreements.monthly().in(before));

    bench.cancelAgreement.cancel(Agreements.ID);
    bench.cancelAgreement.cancel(Agreements.ID);

    assertThat(told()).containsExactly("agreement.canceled #1 CANCELED");
    assertThat(agreement().state()).isEqualTo(AgreementState.CANCELED);
  }

  @Test
  void cancelingIsToldAtOnceThoughPaykkaConfirmsItLater() {
    bench.paykka.answerEndings(new EndingOutcome.Unavailable("timed out"));
    bench.cancelAgreement.cancel(Agreements.ID);
    assertThat(agreement().state()).isEqualTo(AgreementState.CANCELING);
    assertThat(told()).containsExactly("agreement.canceled #1 CANCELED");

    sweep();
    bench.paykka.answerEndings(new EndingOutcome.Ended());
    bench.clock.advance(Duration.ofHours(1));
    sweep();

    assertThat(agreement().state()).isEqualTo(AgreementState.CANCELED);
    assertThat(told()).hasSize(1);
  }

  @Test
  void itIsToldThatAnAgreementIsOverAtPaykka() {
    bench.paykka.mood(Mood.SAYS_THE_AGREEMENT_IS_OVER);
    bench.clock.set(Schedules.START);
    sweep();
    bench.cancelAgreement.cancel(Agreements.ID);

    assertThat(told()).containsExactly("agreement.canceled #1 CANCELED");
  }

  @Test
  void aChargeThatIsNotPaidInTimeIsToldOnceAndSoIsGoingOn() {
    bench.clock.set(Schedules.START.plus(Duration.ofDays(8)));
    sweep();
    sweep();
    bench.pauseAgreement.resume(Agreements.ID);

    assertThat(told())
        .containsExactly("agreement.past_due #1 PAST_DUE", "agreement.resumed #2 ACTIVE");
  }

  @Test
  void theEndOfTheScheduleIsToldOnce() {
    for (int month = 0; month <= 13; month++) {
      bench.clock.set(Schedules.monthly().dueAt(month));
      sweep();
    }

    assertThat(told()).containsExactly("agreement.ended #1 ENDED");
  }

  @Test
  void resumingAfterTheEndOfTheScheduleTellsOfItsEnd() {
    bench.pauseAgreement.pause(Agreements.ID);
    bench.clock.set(Schedules.START.plus(Duration.ofDays(800)));
    bench.pauseAgreement.resume(Agreements.ID);

    assertThat(told()).containsExactly("agreement.paused #1 PAUSED", "agreement.ended #2 ENDED");
  }

  @Test
  void whatIsNotPossibleIsNotTold() {
    bench.cancelAgreement.cancel(Agreements.ID);
    bench.pauseAgreement.pause(Agreements.ID);
    bench.pauseAgreement.resume(Agreements.ID);

    assertThat(told()).hasSize(1);
  }

  @Test
  void manyWhoPauseAtOnceTellOnce() throws Exception {
    List<Callable<AgreementResult>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(() -> bench.pauseAgreement.pause(Agreements.ID));
    }

    for (AgreementResult result : atOnce(callers)) {
      assertThat(result).isInstanceOf(Done.class);
    }
    assertThat(told()).containsExactly("agreement.paused #1 PAUSED");
  }

  @Test
  void manyMessagesAreMarkedAtOnceAndNoMarkIsLost() throws Exception {
    for (int i = 0; i < CALLERS / 2; i++) {
      bench.pauseAgreement.pause(Agreements.ID);
      bench.pauseAgreement.resume(Agreements.ID);
    }
    List<Callable<Boolean>> callers = new ArrayList<>();
    for (Notification message : agreement().outbox()) {
      callers.add(
          () -> {
            bench.outboxes.find(message.id()).orElseThrow().handedOver(Payments.NOW);
            return true;
          });
    }

    atOnce(callers);

    assertThat(agreement().outbox()).hasSize(CALLERS);
    assertThat(agreement().waiting()).isEmpty();
  }

  @Test
  void aMessageThatWasDeliveredIsNotLookedAtAgain() {
    bench.pauseAgreement.pause(Agreements.ID);
    bench.deliver.deliver(announced(1));
    bench.deliver.deliver(announced(1));

    assertThat(bench.endpoints.received())
        .extracting(FakeEndpoints.Received::notification)
        .extracting(Notification::body)
        .containsExactly("agreement.paused #1 PAUSED");
    assertThat(agreement().dueAt()).isEmpty();
  }

  @Test
  void aMessageTheQueueDidNotTakeStaysAndTheSweepGivesItAgain() {
    bench.queue.breakDown();
    assertThat(bench.pauseAgreement.pause(Agreements.ID)).isInstanceOf(Done.class);
    assertThat(bench.signals.raised()).containsExactly(Signal.NOTIFICATION_NOT_QUEUED);
    bench.queue.repair();

    bench.clock.advance(FIRST.minusMillis(1));
    sweep();
    assertThat(bench.queue.taken()).isEmpty();
    bench.clock.advance(Duration.ofMillis(1));
    sweep();

    assertThat(bench.queue.taken()).containsExactly(announced(1));
  }

  @Test
  void aQueueThatIsDownForAnHourLosesNothing() {
    bench.queue.breakDown();
    bench.pauseAgreement.pause(Agreements.ID);
    everyMinuteUntil(bench.clock.instant().plus(Duration.ofMinutes(30)));
    bench.pauseAgreement.resume(Agreements.ID);
    everyMinuteUntil(bench.clock.instant().plus(Duration.ofMinutes(30)));
    bench.queue.repair();

    everyMinuteUntil(bench.clock.instant().plus(Duration.ofHours(1)));

    assertThat(bench.queue.taken()).startsWith(announced(1), announced(2));
  }

  @Test
  void aMessageThatNobodyTakesIsGivenAgainWithGrowingGapsButDaily() {
    bench.pauseAgreement.pause(Agreements.ID);
    List<Duration> gaps = new ArrayList<>();
    Instant before = bench.clock.instant();
    for (int look = 0; look < 14; look++) {
      Instant due = agreement().dueAt().orElseThrow();
      gaps.add(Duration.between(before, due));
      before = due;
      bench.clock.set(due);
      sweep();
    }

    assertThat(gaps.subList(0, 5))
        .containsExactly(
            FIRST, FIRST, FIRST.multipliedBy(2), FIRST.multipliedBy(4), FIRST.multipliedBy(8));
    assertThat(gaps).isSorted();
    assertThat(gaps.getLast()).isEqualTo(Duration.ofDays(1));
    assertThat(bench.queue.taken()).hasSize(15).containsOnly(announced(1));
  }

  @Test
  void aNewMessageDoesNotWaitForTheGapOfAnOldOne() {
    bench.pauseAgreement.pause(Agreements.ID);
    everyMinuteUntil(bench.clock.instant().plus(Duration.ofHours(12)));
    bench.pauseAgreement.resume(Agreements.ID);
    bench.queue.clear();

    bench.clock.advance(FIRST);
    sweep();

    assertThat(bench.queue.taken()).containsExactly(announced(1), announced(2));
    assertThat(agreement().handOverAt()).contains(bench.clock.instant().plus(FIRST));
  }

  @ParameterizedTest
  @EnumSource(
      value = AgreementState.class,
      names = {"PAUSED", "PAST_DUE", "CANCELED", "ENDED"})
  void whatIsDueForItsMessagesOnlyIsNotCharged(AgreementState state) {
    bench.agreements.reset(
        Agreements.monthly().in(state).telling(Agreements.pausedAndNotTaken().outbox().getFirst()));
    bench.clock.set(Schedules.START);
    sweep();

    assertThat(bench.queue.taken()).containsExactly(announced(1));
    assertThat(bench.paykka.initiations()).isEmpty();
    assertThat(bench.paykka.ended()).isEmpty();
    assertThat(agreement().state()).isEqualTo(state);
  }

  @Test
  void anAgreementThatGoesOnIsNotChargedForAMessageBeforeItsTime() {
    bench.pauseAgreement.pause(Agreements.ID);
    bench.pauseAgreement.resume(Agreements.ID);
    bench.clock.advance(FIRST);
    sweep();

    assertThat(bench.queue.taken())
        .containsExactly(announced(1), announced(2), announced(1), announced(2));
    assertThat(bench.paykka.initiations()).isEmpty();
    assertThat(agreement().actAt()).contains(Schedules.START);
  }

  @Test
  void oneLookGivesMessagesAndCharges() {
    bench.pauseAgreement.pause(Agreements.ID);
    bench.pauseAgreement.resume(Agreements.ID);
    bench.queue.clear();
    bench.clock.set(Schedules.START);
    sweep();

    assertThat(bench.queue.taken()).startsWith(announced(1), announced(2));
    assertThat(bench.paykka.charges()).isEqualTo(1);
    assertThat(agreement().plan().orElseThrow().number()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"APPROVES,1,0", "DECLINES,0,1", "STAYS_PROCESSING,0,0"})
  void aMessageHandedOverWhileACardIsChargedDoesNotKeepTheScheduleFromMovingOn(
      Mood mood, int number, int tries) {
    bench.pauseAgreement.pause(Agreements.ID);
    bench.pauseAgreement.resume(Agreements.ID);
    bench.clock.set(Schedules.START);
    bench.paykka.mood(mood).beforeAnswering(bench::handOverOfAgreements);
    sweep();

    ChargePlan plan = agreement().plan().orElseThrow();
    assertThat(plan.number()).isEqualTo(number);
    assertThat(plan.tries()).isEqualTo(tries);
    assertThat(plan.nextLookAt()).isAfter(Schedules.START);
    assertThat(agreement().waiting()).isEmpty();
  }

  @Test
  void theEndAtPaykkaIsNotMissedForAMessageHandedOverMeanwhile() {
    bench.pauseAgreement.pause(Agreements.ID);
    bench.pauseAgreement.resume(Agreements.ID);
    bench.clock.set(Schedules.START);
    bench.paykka.mood(Mood.SAYS_THE_AGREEMENT_IS_OVER).beforeAnswering(bench::handOverOfAgreements);
    sweep();

    assertThat(told()).last().isEqualTo("agreement.canceled #3 CANCELED");
    assertThat(agreement().outbox().getFirst().isHandedOver()).isTrue();
  }

  @Test
  void anAgreementThatIsPausedWhileItsCardIsChargedStaysPaused() {
    bench.clock.set(Schedules.START);
    bench.paykka.beforeAnswering(() -> bench.pauseAgreement.pause(Agreements.ID));
    sweep();

    assertThat(agreement().state()).isEqualTo(AgreementState.PAUSED);
    assertThat(agreement().plan().orElseThrow().number()).isZero();
    assertThat(told()).containsExactly("agreement.paused #1 PAUSED");
  }

  @Test
  void keepsTheLastFiftyThatWereHandedOverAndCountsOn() {
    for (int i = 0; i < 100; i++) {
      bench.clock.advance(Duration.ofDays(1));
      bench.pauseAgreement.pause(Agreements.ID);
      bench.handOverOfAgreements();
      bench.pauseAgreement.resume(Agreements.ID);
      bench.handOverOfAgreements();
    }

    assertThat(agreement().outbox())
        .extracting(Notification::sequence)
        .containsExactlyElementsOf(IntStream.rangeClosed(151, 200).boxed().toList());
    bench.cancelAgreement.cancel(Agreements.ID);
    assertThat(told()).last().isEqualTo("agreement.canceled #201 CANCELED");
  }

  @Test
  void keepsWhatMayStillBeOnItsWayToAnEndpointUpToWhatTheItemHasRoomFor() {
    for (int i = 0; i < 60; i++) {
      bench.pauseAgreement.pause(Agreements.ID);
      bench.handOverOfAgreements();
      bench.pauseAgreement.resume(Agreements.ID);
      bench.handOverOfAgreements();
    }
    assertThat(agreement().outbox()).hasSize(120);

    for (int i = 0; i < 200; i++) {
      bench.pauseAgreement.pause(Agreements.ID);
      bench.handOverOfAgreements();
      bench.pauseAgreement.resume(Agreements.ID);
      bench.handOverOfAgreements();
    }
    assertThat(agreement().outbox()).hasSize(MessagesKept.AT_MOST);
  }

  @Test
  void neverDropsWhatWasNotHandedOver() {
    bench.pauseAgreement.pause(Agreements.ID);
    for (int i = 0; i < 40; i++) {
      bench.clock.advance(Duration.ofDays(1));
      bench.pauseAgreement.resume(Agreements.ID);
      handOverTheLatest();
      bench.pauseAgreement.pause(Agreements.ID);
      handOverTheLatest();
    }

    assertThat(agreement().waiting()).containsExactly(agreement().outbox().getFirst());
    assertThat(agreement().outbox()).hasSize(MessagesKept.AT_LEAST + 1);
    assertThat(agreement().lastSequence()).isEqualTo(81);
    assertThat(agreement().handOverAt()).isPresent();
  }

  private void everyMinuteUntil(Instant end) {
    while (bench.clock.instant().isBefore(end)) {
      bench.clock.advance(Duration.ofMinutes(1));
      sweep();
    }
  }

  private void handOverTheLatest() {
    bench
        .outboxes
        .find(agreement().outbox().getLast().id())
        .orElseThrow()
        .handedOver(bench.clock.instant());
  }

  private void sweep() {
    bench.sweep.run(Instant.MAX);
  }

  private static <T> List<T> atOnce(List<Callable<T>> callers) throws Exception {
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(callers.size())) {
      for (Future<T> result : threads.invokeAll(callers)) {
        results.add(result.get());
      }
    }
    return results;
  }

  private static QueuedNotification announced(int sequence) {
    return new Announced(new NotificationId(new OutboxOwner.OfAgreement(Agreements.ID), sequence));
  }

  private List<String> told() {
    return agreement().outbox().stream().map(Notification::body).toList();
  }

  private Agreement agreement() {
    return bench.agreements.find(Agreements.ID).orElseThrow();
  }
}
