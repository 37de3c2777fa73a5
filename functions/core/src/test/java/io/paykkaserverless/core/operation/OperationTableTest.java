package io.paykkaserverless.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.operation.OperationTable.Verdict;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the table as a whole. It is drawn in {@code docs/payment-states.md}. */
class OperationTableTest {

  @Test
  void everyStateHasAVerdictOnEveryEvent() {
    for (OperationState state : OperationState.values()) {
      for (OperationEvent event : OperationEvent.values()) {
        assertThat(OperationTable.consult(state, event)).as("%s, %s", state, event).isNotNull();
      }
    }
  }

  @Test
  void everyStateCanBeReachedFromRequested() {
    Set<OperationState> reached = EnumSet.of(OperationState.REQUESTED);
    boolean more = true;
    while (more) {
      Set<OperationState> next = EnumSet.copyOf(reached);
      reached.forEach(state -> next.addAll(movesFrom(state)));
      more = reached.addAll(next);
    }

    assertThat(reached).containsExactlyInAnyOrder(OperationState.values());
  }

  @ParameterizedTest
  @EnumSource(OperationState.class)
  void nothingMovesBackOrToItself(OperationState state) {
    assertThat(movesFrom(state)).doesNotContain(state, OperationState.REQUESTED);
    if (!state.mayNotHaveArrived()) {
      assertThat(movesFrom(state)).noneMatch(OperationState::mayNotHaveArrived);
    }
    if (!state.isOpen()) {
      assertThat(movesFrom(state)).noneMatch(OperationState::isOpen);
    }
  }

  @ParameterizedTest
  @EnumSource(OperationState.class)
  void whatSucceededStaysAndOnlyAFailureIsCorrected(OperationState state) {
    for (OperationEvent event : OperationEvent.values()) {
      if (OperationTable.consult(state, event) instanceof Verdict.Move(var to, boolean fix)) {
        assertThat(state).isNotEqualTo(OperationState.SUCCEEDED);
        assertThat(fix).isEqualTo(state == OperationState.FAILED);
        assertThat(fix && to != OperationState.SUCCEEDED).isFalse();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(OperationState.class)
  void aRepeatOfWhatLedHereIsOldNews(OperationState state) {
    for (OperationState from : OperationState.values()) {
      for (OperationEvent event : OperationEvent.values()) {
        if (OperationTable.consult(from, event) instanceof Verdict.Move move
            && move.to() == state) {
          assertThat(OperationTable.consult(state, event))
              .as("%s again in %s", event, state)
              .isInstanceOf(Verdict.OldNews.class);
        }
      }
    }
  }

  /** A lost answer, or silence about what PayKKa took up, never frees what is reserved. */
  @ParameterizedTest
  @EnumSource(OperationState.class)
  void onlyADefiniteNoReleases(OperationState state) {
    if (OperationTable.consult(state, OperationEvent.OPERATION_ANSWER_LOST)
        instanceof Verdict.Move move) {
      assertThat(move.to()).isEqualTo(OperationState.UNKNOWN);
    }
    if (!state.mayNotHaveArrived()) {
      assertThat(OperationTable.consult(state, OperationEvent.OPERATION_NOT_FOUND))
          .isNotInstanceOf(Verdict.Move.class);
      assertThat(OperationTable.consult(state, OperationEvent.OPERATION_REFUSED))
          .isNotInstanceOf(Verdict.Move.class);
    }
  }

  private static Set<OperationState> movesFrom(OperationState state) {
    Set<OperationState> to = EnumSet.noneOf(OperationState.class);
    for (OperationEvent event : OperationEvent.values()) {
      if (OperationTable.consult(state, event) instanceof Verdict.Move move) {
        to.add(move.to());
      }
    }
    return to;
  }
}
