package io.paykkaserverless.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.race.AtOnce;
import io.paykkaserverless.core.sweep.DueIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every {@link AgreementStore} and its {@link DueIndex} promise. Extended once per store; each
 * test gets an empty one.
 */
public abstract class AgreementStoreContract {

  private static final int WRITERS = 20;

  /** The store under test, empty when a test begins. */
  protected abstract AgreementStore store();

  /** The index over the store under test. */
  protected abstract DueIndex index();

  @Test
  void findsNothingThatWasNeverStored() {
    assertThat(store().find(Agreements.ID)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("agreements")
  void keepsEveryDetail(Agreement agreement) {
    store().insertUnlessPresent(agreement);

    assertThat(store().find(Agreements.ID)).contains(agreement);
  }

  static Stream<Agreement> agreements() {
    return Stream.of(
        Agreements.unscheduled(),
        Agreements.monthly(),
        Agreements.monthly().in(AgreementState.PAUSED),
        Agreements.monthly().in(AgreementState.CANCELING),
        Agreements.monthly().in(AgreementState.CANCELING).toldInVain(Schedules.START),
        Agreements.pausedAndNotTaken(),
        Agreements.pausedAndNotTaken()
            .withHandedOver(
                Agreements.pausedAndNotTaken().outbox().getFirst().id(), Schedules.START),
        Agreements.monthly().with(ChargePlan.of(Schedules.monthly()).declined(Schedules.START)),
        Agreements.monthly()
            .with(ChargePlan.of(Schedules.monthly()).afterThisCharge().orElseThrow()));
  }

  @Test
  void insertsOnceAndLeavesWhatIsThere() {
    store().insertUnlessPresent(Agreements.monthly());
    store().insertUnlessPresent(Agreements.unscheduled());

    assertThat(store().find(Agreements.ID)).contains(Agreements.monthly());
  }

  @Test
  void replacesTheVersionJustBefore() {
    store().insertUnlessPresent(Agreements.monthly());
    Agreement paused = Agreements.monthly().in(AgreementState.PAUSED);

    assertThat(store().replace(paused)).isEmpty();
    assertThat(store().find(Agreements.ID)).contains(paused);
  }

  @Test
  void refusesAnotherVersionAndHandsBackWhatIsStored() {
    store().insertUnlessPresent(Agreements.monthly());
    Agreement paused = Agreements.monthly().in(AgreementState.PAUSED);
    store().replace(paused);

    assertThat(store().replace(Agreements.monthly().in(AgreementState.CANCELING))).contains(paused);
    assertThat(store().replace(paused)).contains(paused);
    assertThat(store().find(Agreements.ID)).contains(paused);
  }

  @Test
  void oneOfManyConcurrentWritersOnAVersionWins() throws Exception {
    store().insertUnlessPresent(Agreements.monthly());
    List<Agreement> rivals =
        Stream.of(AgreementState.PAUSED, AgreementState.CANCELING, AgreementState.PAST_DUE)
            .map(state -> Agreements.monthly().in(state))
            .toList();

    List<Optional<Agreement>> answers =
        AtOnce.times(WRITERS, i -> store().replace(rivals.get(i % rivals.size())));

    Agreement winner = store().find(Agreements.ID).orElseThrow();
    assertThat(rivals).contains(winner);
    assertThat(answers).containsOnlyOnce(Optional.empty());
    assertThat(answers).filteredOn(Optional::isPresent).containsOnly(Optional.of(winner));
  }

  @Test
  void refusesToReplaceWhatWasNeverStored() {
    Agreement paused = Agreements.monthly().in(AgreementState.PAUSED);

    assertThatThrownBy(() -> store().replace(paused))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(Agreements.ID.value());
  }

  @Test
  void theIndexTellsWhatIsDueAndNothingBefore() {
    store().insertUnlessPresent(Agreements.monthly());

    assertThat(index().agreements(Schedules.START.minusMillis(1), 10)).isEmpty();
    assertThat(index().agreements(Schedules.START, 10)).containsExactly(Agreements.ID);
  }

  @Test
  void theIndexForgetsWhatIsNotDueAnyMore() {
    store().insertUnlessPresent(Agreements.monthly());
    store().replace(Agreements.monthly().in(AgreementState.PAUSED));

    assertThat(index().agreements(Schedules.START.plus(Duration.ofDays(400)), 10)).isEmpty();
  }

  @Test
  void theIndexTellsWhatHasAMessageThatNobodyTookInEveryState() {
    store().insertUnlessPresent(Agreements.monthly());
    Agreement paused = Agreements.pausedAndNotTaken();
    store().replace(paused);
    Instant due = paused.handOverAt().orElseThrow();

    assertThat(index().agreements(due.minusMillis(1), 10)).isEmpty();
    assertThat(index().agreements(due, 10)).containsExactly(Agreements.ID);

    store().replace(paused.withHandedOver(paused.outbox().getFirst().id(), due));
    assertThat(index().agreements(due, 10)).isEmpty();
  }

  @Test
  void theIndexLeavesOutWhatHasNoSchedule() {
    store().insertUnlessPresent(Agreements.unscheduled());

    assertThat(index().agreements(Instant.parse("2099-01-01T00:00:00Z"), 10)).isEmpty();
  }

  @Test
  void theIndexTellsTheLongestOverdueFirstAndNoMoreThanWanted() {
    Agreement later = other(Schedules.START.plusSeconds(60));
    store().insertUnlessPresent(later);
    store().insertUnlessPresent(Agreements.monthly());
    Instant now = Schedules.START.plus(Duration.ofDays(1));

    assertThat(index().agreements(now, 10)).containsExactly(Agreements.ID, later.id());
    assertThat(index().agreements(now, 1)).containsExactly(Agreements.ID);
  }

  private static Agreement other(Instant due) {
    Agreement known = Agreements.monthly();
    return new Agreement(
        AgreementId.of(Payments.OTHER_ID),
        1,
        known.shopper(),
        known.credential(),
        Optional.empty(),
        known.currency(),
        known.reference(),
        known.openedAt(),
        AgreementState.ACTIVE,
        Optional.of(known.plan().orElseThrow().lookedAtAgain(due)));
  }
}
